/// Why something could not be measured.
enum BenchmarkError: Error, CustomStringConvertible {
    /// A system call failed with this number.
    case system(String, code: Int32)
    /// The program did not show what was waited for.
    case neverCame(String)
    /// No data folder, or one that cannot be read.
    case noData(String)
    /// Wrong usage.
    case usage(String)

    var description: String {
        switch self {
        case .system(let call, let code): "\(call) failed with \(code)"
        case .neverCame(let what): "waited in vain for \(what)"
        case .noData(let words), .usage(let words): words
        }
    }
}
