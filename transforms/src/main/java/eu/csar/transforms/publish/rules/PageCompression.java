package eu.csar.transforms.publish.rules;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Compresses the pages of one file with zstd, whole pages at once and with one context. Parquet's
 * own codec opens a stream for each page, whose tables are made for a stream without end: with the
 * small pages of sorted files that took half of the time of writing them.
 */
final class PageCompression
    implements CompressionCodecFactory, CompressionCodecFactory.BytesInputCompressor {
  /** Parquet's own. */
  private static final int LEVEL = 3;

  private final ZstdCompressCtx context = new ZstdCompressCtx();
  private byte[] compressed = new byte[1 << 14];

  /** For the pages of one file. */
  PageCompression() {
    context.setLevel(LEVEL);
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    if (codec != CompressionCodecName.ZSTD) {
      throw new IllegalArgumentException("pages are compressed with zstd, not " + codec);
    }
    return this;
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("only for writing");
  }

  /** Valid until the next page is compressed; the writer copies it before. */
  @Override
  public BytesInput compress(BytesInput page) throws IOException {
    ByteBuffer bytes = page.toByteBuffer(HeapByteBufferAllocator.getInstance(), any -> {});
    int bound = Math.toIntExact(Zstd.compressBound(bytes.remaining()));
    if (compressed.length < bound) {
      compressed = new byte[bound];
    }
    int size =
        context.compressByteArray(
            compressed,
            0,
            compressed.length,
            bytes.array(),
            bytes.arrayOffset() + bytes.position(),
            bytes.remaining());
    return BytesInput.from(compressed, 0, size);
  }

  @Override
  public CompressionCodecName getCodecName() {
    return CompressionCodecName.ZSTD;
  }

  @Override
  public void release() {
    context.close();
  }
}
