import Foundation

/// Work that blocks, on a thread of its own. Tests share as few threads as the machine has cores: where each of them waits
/// for work that needs one of them, none goes on.
package struct OwnThread<Value: Sendable>: Sendable {
    private let results: AsyncStream<Value>

    /// Starts the work.
    package init(_ work: @escaping @Sendable () -> Value) {
        let (results, result) = AsyncStream.makeStream(of: Value.self)
        self.results = results
        Thread.detachNewThread {
            result.yield(work())
            result.finish()
        }
    }

    /// What the work came to, once it has; nil where it was asked for already.
    package var value: Value? {
        get async { await results.first { _ in true } }
    }
}
