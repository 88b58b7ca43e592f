#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the benchmark writes besides its table.
enum Output {
    /// Reports progress on standard error, apart from the table.
    static func printProgress(_ message: String) { write("\(message)\n", to: STDERR_FILENO) }

    /// Writes without buffering, also if the output is not a terminal.
    static func write(_ text: String, to descriptor: Int32) {
        let bytes = Array(text.utf8)
        #if canImport(Glibc)
            _ = Glibc.write(descriptor, bytes, bytes.count)
        #else
            _ = Darwin.write(descriptor, bytes, bytes.count)
        #endif
    }
}
