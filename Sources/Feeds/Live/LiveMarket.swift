public import Model
import Synchronization

/// The live market where its services and its reader share it.
public final class LiveMarket: Sendable {
    /// The machine, and the time that it has been told of.
    struct SharedState: Sendable {
        var machine: LiveMachine
        var told: Duration?

        mutating func tell(_ now: Duration) {
            machine.advance(by: now - (told ?? now))
            told = now
        }

        /// What there is to say at a time, else when to ask again.
        mutating func take(_ now: Duration) -> (update: MarketUpdate?, due: Duration?) {
            let due = machine.due
            if due == nil || now >= (told ?? now) + (due ?? .zero) { tell(now) }
            return (machine.take(), machine.due.map { (told ?? now) + $0 })
        }
    }

    let sharedState: Mutex<SharedState>

    /// A live market that begins with what is known already.
    public init(_ market: Market) { sharedState = Mutex(SharedState(machine: LiveMachine(market))) }

    /// What is known of an instrument now.
    public subscript(symbol: Symbol) -> Listing? { sharedState.withLock { $0.machine.market[symbol] } }

    /// Everything that is known now.
    public var market: Market { sharedState.withLock(\.machine.market) }
}
