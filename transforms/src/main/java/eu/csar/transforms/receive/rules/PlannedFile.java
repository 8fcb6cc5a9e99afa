package eu.csar.transforms.receive.rules;

import java.io.Serializable;

/**
 * A file of an export that is to be read.
 *
 * @param path path in the manifest
 * @param location absolute path where it lies
 * @param sha256 declared digest of the bytes on disk, lower-case hex
 * @param records declared number of records
 * @param size bytes on disk when the plan was made
 * @param compression by the name of the file
 * @param format of the records
 */
public record PlannedFile(
    String path,
    String location,
    String sha256,
    long records,
    long size,
    Compression compression,
    Format format)
    implements Serializable {}
