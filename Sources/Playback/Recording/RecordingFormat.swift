/// The layout of a recording: a gzip stream of a signature line, a header, and a record for each update.
///
/// The header has a text (the program that wrote it), the time of the first record, and the names of the kinds of
/// updates in the order of their numbers. A record has its length, the milliseconds since the previous record, the
/// number of its kind and that kind's values: integers of variable length, texts preceded by their length,
/// floating-point numbers as bit patterns, columns as integers if all values have few decimals. Readers skip kinds that
/// they do not support. Version 2 has the quoted closes of sessions beside the adjusted ones, version 3 the prices
/// outside of trading hours.
enum RecordingFormat {
    /// The first line of the file, up to the format version.
    static let signature = "ballast-recording "
    /// The format version that is written, and the highest that can be read.
    static let version = 3
    /// The maximum length of a record in bytes; far larger than any market snapshot.
    static let longest = 1 << 28
}
