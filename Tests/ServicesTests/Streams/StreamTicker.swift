import Model
import NetworkingSupport
import Synchronization
import TestSupport

/// A loopback stream of one made-up instrument, which sends another price on every tick.
final class StreamTicker: Sendable {
    let service: SocketService
    /// The market before the first message: 12 March 2024, 15:00 in New York.
    let before: Market
    private let sharedState: SharedState

    private final class SharedState: Sendable {
        let message: @Sendable (Int) -> String
        private let state = Mutex<(guests: [SocketClient], ticks: Int, sent: Int)>(([], 0, 0))

        init(_ message: @escaping @Sendable (Int) -> String) { self.message = message }

        func add(_ client: SocketClient) {
            state.withLock { $0.guests.append(client) }
            sendPending()
        }

        func tick() {
            state.withLock { $0.ticks += 1 }
            sendPending()
        }

        /// Sends the prices that were ticked but not sent yet, if a client is connected.
        private func sendPending() {
            state.withLock { state in
                guard let client = state.guests.last else { return }
                while state.sent < state.ticks {
                    state.sent += 1
                    client.sendText(message(state.sent))
                }
            }
        }
    }

    /// A stream of `ABC`.
    ///
    /// - Parameters:
    ///   - reply: the reply to a client that connects or sends a request; nil where prices follow.
    ///   - message: the message with the price of the given number.
    init(
        _ kind: Instrument.Kind, _ basis: Instrument.Basis,
        reply: @escaping @Sendable (SocketService.Event) -> String?, message: @escaping @Sendable (Int) -> String
    ) throws {
        let instrument = Instrument("ABC", name: "Alpha Beta", kind: kind, group: "us-small", basis: basis)
        let series = Series([Bar(Fixture.day("2024-03-11"), close: 104)])
        before = Market(
            Moment(Fixture.day("2024-03-12"), .open, mode: .live, minute: 900),
            listings: [Listing(instrument, series: series, provenance: Provenance("test", .endOfDay))])
        let sharedState = SharedState(message)
        self.sharedState = sharedState
        service = try SocketService { client, event in
            if let reply = reply(event) { return client.sendText(reply) }
            if case .received = event { sharedState.add(client) }
        }
    }

    /// Sends another price.
    var tick: @Sendable () -> Void {
        { [sharedState, self] in
            sharedState.tick()
            withExtendedLifetime(self) {}
        }
    }
}
