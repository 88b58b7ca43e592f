import Dashboard
import Model
import Playback
import Synchronization
import Timing

/// Prints a feed: the figures first, then each change, until the source or the reader ends.
///
/// It runs on the main thread, which a slow reader may block: updates wait in the inbox meanwhile, of each instrument's
/// quotes the newest, and what has changed in all is then told at once.
@MainActor
final class FeedLoop {
    private var feed: FeedMarket
    private let interval: Duration
    private let endsWithReplay: Bool

    /// Creates a loop.
    ///
    /// - Parameters:
    ///   - interval: The least time between changes that are told.
    ///   - endsWithReplay: Whether it ends once the source is paused, as a replay is at its end.
    init(_ feed: FeedMarket, every interval: Duration, endsWithReplay: Bool = false) {
        self.feed = feed
        self.interval = interval
        self.endsWithReplay = endsWithReplay
    }

    /// Prints the first line only.
    func printOpening() { write([feed.opening(receivedAt: ProcessEnvironment.now())]) }

    /// Prints the first line, then follows a source.
    func run(_ source: some SteeredSource) async {
        printOpening()
        let inbox = Inbox(), arrival = WakeSignal(), clock = ContinuousClock()
        let receipt = Mutex(ProcessEnvironment.now())
        inbox.onArrival { arrival.send() }
        let following = Task.detached {
            for await update in source.updates() {
                receipt.withLock { $0 = ProcessEnvironment.now() }
                inbox.post(update)
            }
        }
        defer { following.cancel() }
        while true {
            await arrival.wait()
            let next = clock.now + interval
            let updates = inbox.drain()
            write(feed.changes(after: updates, receivedAt: receipt.withLock(\.self)))
            if endsWithReplay, feed.market.moment.playback?.isPaused ?? false { return }
            try? await clock.sleep(until: next)
        }
    }

    private func write(_ lines: [JSON]) {
        let text = lines.map { $0.text(indented: false) + "\n" }.joined()
        if !text.isEmpty { Console.write(text) }
    }
}
