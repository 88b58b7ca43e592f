/// The reason why a measurement failed.
enum BenchmarkError: Error, CustomStringConvertible {
    /// A system call failed with this error code.
    case system(String, code: Int32)
    /// The program did not show the expected output in time.
    case timedOut(String)
    /// The data folder is missing or unreadable.
    case noData(String)
    /// Invalid command line arguments.
    case usage(String)

    var description: String {
        switch self {
        case .system(let call, let code): "\(call) failed with \(code)"
        case .timedOut(let what): "timed out waiting for \(what)"
        case .noData(let message), .usage(let message): message
        }
    }
}
