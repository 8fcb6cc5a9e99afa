package eu.csar.transforms.receive.rules;

import eu.csar.schemas.codes.RefusalCode;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * An export that is refused whole (RC1).
 *
 * @param directory name of the directory, without its parents
 * @param exportId where the manifest could be read
 * @param providerId where the manifest could be read (ID1)
 * @param code why
 * @param file path of the file to blame, where one is
 * @param contentDigest {@link ContentDigest}; the export is tried again only when it changes (ID11)
 */
public record RefusedExport(
    String directory,
    @Nullable String exportId,
    @Nullable String providerId,
    RefusalCode code,
    @Nullable String file,
    String contentDigest)
    implements Serializable {}
