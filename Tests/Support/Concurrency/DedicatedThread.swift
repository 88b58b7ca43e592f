import Foundation

/// Runs blocking work on a thread of its own. Tests share a pool of one thread per core, so blocking all of them on
/// work that itself needs a pool thread would deadlock.
package struct DedicatedThread<Value: Sendable>: Sendable {
    private let results: AsyncStream<Value>

    /// Starts `work` on a new thread at once.
    package init(_ body: @escaping @Sendable () -> Value) {
        let (results, result) = AsyncStream.makeStream(of: Value.self)
        self.results = results
        Thread.detachNewThread {
            result.yield(body())
            result.finish()
        }
    }

    /// The result, once the work has finished; nil if it has been read before.
    package var value: Value? {
        get async { await results.first { _ in true } }
    }
}
