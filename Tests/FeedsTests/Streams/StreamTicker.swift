import Model
import Synchronization

@testable import Feeds

/// A loopback stream that says one price more of something made up whenever it is told to.
final class StreamTicker: Sendable {
    let service: SocketService
    /// The market before the stream says anything: 12 March 2024 at three in New York.
    let before: Market
    private let sharedState: SharedState

    private final class SharedState: Sendable {
        let message: @Sendable (Int) -> String
        private let state = Mutex<(guests: [Guest], ticks: Int, said: Int)>(([], 0, 0))

        init(_ message: @escaping @Sendable (Int) -> String) { self.message = message }

        func welcome(_ guest: Guest) {
            state.withLock { $0.guests.append(guest) }
            say()
        }

        func tick() {
            state.withLock { $0.ticks += 1 }
            say()
        }

        /// Says what has been ticked and not said, where somebody listens.
        private func say() {
            state.withLock { state in
                guard let guest = state.guests.last else { return }
                while state.said < state.ticks {
                    state.said += 1
                    guest.say(message(state.said))
                }
            }
        }
    }

    /// A stream of `ABC`.
    ///
    /// - Parameters:
    ///   - answer: what is said to a guest who arrives or asks for something; nil where prices come next.
    ///   - message: the price of a number.
    init(
        _ kind: Instrument.Kind, _ basis: Instrument.Basis,
        answer: @escaping @Sendable (SocketService.Event) -> String?, message: @escaping @Sendable (Int) -> String
    ) throws {
        let instrument = Instrument("ABC", name: "Alpha Beta", kind: kind, group: "us-small", basis: basis)
        let series = Series([Bar(Fixture.day("2024-03-11"), close: 104)])
        before = Market(
            Moment(Fixture.day("2024-03-12"), .open, mode: .live, minute: 900),
            listings: [Listing(instrument, series: series, provenance: Provenance("test", .endOfDay))])
        let sharedState = SharedState(message)
        self.sharedState = sharedState
        service = try SocketService { guest, event in
            if let words = answer(event) { return guest.say(words) }
            if case .said = event { sharedState.welcome(guest) }
        }
    }

    /// Says one price more.
    var tick: @Sendable () -> Void {
        { [sharedState, self] in
            sharedState.tick()
            withExtendedLifetime(self) {}
        }
    }
}
