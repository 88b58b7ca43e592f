import Model
package import Networking
package import Playback

/// What services share: the market from which they start, the clock, the network, and what they remember.
package struct ServiceResources: Sendable {
    /// The market from which they start.
    package let live: LiveMarket
    /// The variables of the environment, which may contain keys.
    package let environment: [String: String]
    package let clock: SourceClock
    package let transport: NetworkTransport
    package let streams: WebSocketClient
    let validators: any ValidatorCache
    package let cache: any ResponseCache
    package let memory: PriceMemory
    /// The sectors of companies; extended with data loaded after the first frame.
    package let book: SectorBook
    /// Shared by all services of the SEC.
    package let regulator: RequestBudget

    package init(
        _ live: LiveMarket, environment: [String: String] = [:], clock: SourceClock = SourceClock(),
        validators: any ValidatorCache = MemoryValidatorCache(), cache: any ResponseCache = MemoryResponseCache()
    ) {
        self.live = live
        self.environment = environment
        self.clock = clock
        transport = NetworkTransport(environment: environment, clock: clock)
        streams = WebSocketClient(environment: environment, clock: clock)
        self.validators = validators
        self.cache = cache
        book = SectorBook(live.market.holdingsTables)
        memory = PriceMemory { symbol in
            live[symbol].map { StoredHistory($0.series, isBundled: $0.provenance.freshness == .bundled) }
        }
        regulator = .regulator(clock: clock)
    }

    /// Closes all connections.
    package func shutDown() async {
        await transport.shutDown()
        await streams.shutDown()
    }
}

extension RequestBudget {
    /// The budget shared by all requests to the SEC: half of the ten per second that it allows, in any second. Unused
    /// requests do not accumulate, and one of the five is left for a request that arrives late or is repeated.
    package static func regulator(clock: SourceClock = SourceClock()) -> RequestBudget {
        RequestBudget(perSecond: 4, burst: 1, atOnce: 2, clock: clock)
    }
}
