import Dispatch

/// Lines of standard input, as they are entered.
public enum LineInput {
    /// The lines without their ends, until the input ends. Read once in a program: lines read ahead are not returned to
    /// another reader.
    public static func lines() -> AsyncStream<String> {
        AsyncStream { continuation in
            DispatchQueue.global().async { @Sendable in
                while let line = readLine() { continuation.yield(line) }
                continuation.finish()
            }
        }
    }
}
