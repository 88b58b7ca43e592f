/// How a recording is laid out: gzip of a line that says what it is, a head, and a record for each update.
///
/// The head is a text (the program that wrote it), the time of the first record, and the words of the kinds of updates in
/// the order of their numbers. A record is its length, the milliseconds since the record before, the number of its kind
/// and what that kind has: numbers by as many bytes as they need, texts with their length before them, fractions by their
/// bits, columns as whole numbers where all are printed with a few decimals. A reader skips a kind that it does not know.
enum RecordingFormat {
    /// The first line, up to the number of the format.
    static let mark = "ballast-recording "
    /// The number of the format that this version writes, and the highest that it reads.
    static let version = 1
    /// The longest record; no picture of a market is near it.
    static let longest = 1 << 28
}
