public import Model
import Synchronization

/// The live market, shared by its services and its reader.
public final class LiveMarket: Sendable {
    /// The machine, and the time to which it was last advanced.
    struct SharedState: Sendable {
        var machine: LiveMachine
        var lastAdvance: Duration?

        mutating func advance(to now: Duration) {
            machine.advance(by: now - (lastAdvance ?? now))
            lastAdvance = now
        }

        /// The next update at a time, or else when to check again.
        mutating func drain(at now: Duration) -> (update: MarketUpdate?, due: Duration?) {
            let due = machine.due
            if due == nil || now >= (lastAdvance ?? now) + (due ?? .zero) { advance(to: now) }
            return (machine.drain(), machine.due.map { (lastAdvance ?? now) + $0 })
        }
    }

    let sharedState: Mutex<SharedState>

    /// Creates a live market from stored data.
    public init(_ market: Market) { sharedState = Mutex(SharedState(machine: LiveMachine(market))) }

    /// The current listing of an instrument.
    public subscript(symbol: Symbol) -> Listing? { sharedState.withLock { $0.machine.market[symbol] } }

    /// The market as of now.
    public var market: Market { sharedState.withLock(\.machine.market) }
}
