package eu.csar.transforms.receive.rules;

import java.io.Serializable;

/**
 * A part of one file that is read by one reader. Shards are numbered in order of place.
 *
 * @param index number of the shard in the plan, from 0
 * @param export number of the export in the plan
 * @param file number of the file in the export
 * @param start first byte of the range; the shard owns the lines that start in {@code [start, end)}
 * @param end end of the range; the size on disk for the last or only range of a file
 * @param whole the shard is the whole file, so that reading it also gives the file's digest
 */
public record Shard(int index, int export, int file, long start, long end, boolean whole)
    implements Serializable {}
