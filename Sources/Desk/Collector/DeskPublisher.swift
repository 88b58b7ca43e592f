package import Model

/// What a leading collector publishes, as a value without clock or connection: its updates in numbered messages, and
/// snapshots of the market to which exactly these updates have led.
///
/// A few updates are published one by one, each on the subject of its kind and instrument; many at once go into one
/// message. Two hundred dashboards that follow 500 moving instruments would otherwise have 200,000 messages to read each
/// second, and most of the time would go into their frames. Quotes of one instrument are published five times a second
/// at most, those of others meanwhile, so that not all dashboards have much to read at one moment.
package struct DeskPublisher: Sendable {
    /// The epoch.
    package let epoch: DeskEpoch
    /// The number of the last message with updates.
    package private(set) var sequence: UInt64 = 0
    /// The market after that message: what a dashboard has that has received all of them.
    package private(set) var market: Market
    private var outgoing = OutgoingUpdates()
    private var isAsked = false
    private var snapshotAt: Duration?

    /// How long after a snapshot the next one is sent, so that any number of requests costs no more.
    static let betweenSnapshots = Duration.milliseconds(500)

    /// Creates a publisher that begins with a market.
    package init(_ epoch: DeskEpoch, _ market: Market) {
        self.epoch = epoch
        self.market = market
        // What it followed while it stood by.
        self.market.sources.removeAll { $0.name == DeskName.sourceName }
    }

    /// Adds an update of the collector's market.
    package mutating func add(_ update: MarketUpdate, receivedAt receipt: Timestamp, at now: Duration) {
        outgoing.add(update, receivedAt: receipt, at: now)
    }

    /// Up to this many updates are published one by one.
    static let singly = 8
    /// The maximum number of updates in a message.
    static let together = 512

    /// Whether nothing waits.
    package var isEmpty: Bool { outgoing.isEmpty }
    /// Whether something waits that may be published at once.
    var hasReady: Bool { outgoing.hasReady }
    /// When the first of the quotes that must wait may be published; nil without any.
    var due: Duration? { outgoing.due }

    /// Removes what may be published, and returns it as messages.
    package mutating func drain(at now: Duration) -> [DeskMessage] {
        let entries = outgoing.drain(at: now).compactMap { entry in
            entry.update.published.map { OutgoingUpdates.Entry(update: $0, receipt: entry.receipt) }
        }
        let isFew = entries.count <= DeskPublisher.singly
        var messages: [DeskMessage] = []
        var rest = entries[...]
        while let first = rest.first {
            let run = rest.prefix(DeskPublisher.together).prefix { $0.update.isSmall }
            let together = isFew || run.count < 2 ? rest.prefix(1) : run
            rest = rest.dropFirst(together.count)
            let update = together.count == 1 ? first.update : .batch(together.map(\.update))
            sequence += 1
            market.apply(update)
            let receipt = together.last?.receipt ?? first.receipt
            messages.append(DeskMessage(update, DeskHeader(epoch, sequence, at: receipt)))
        }
        return messages
    }

    /// The message with what is shared, numbered like those with updates, so that a dashboard notices if it is missing.
    package mutating func message(sharing text: String, wall: Timestamp) -> DeskMessage {
        sequence += 1
        return DeskMessage(sharing: text, DeskHeader(epoch, sequence, at: wall))
    }

    /// A dashboard asks for a snapshot.
    package mutating func ask() { isAsked = true }

    /// The market to send a snapshot of, and the header for it; nil if none is due.
    package mutating func dueSnapshot(at now: Duration, wall: Timestamp) -> (market: Market, header: DeskHeader)? {
        guard isAsked, snapshotAt.map({ now - $0 >= DeskPublisher.betweenSnapshots }) ?? true else { return nil }
        isAsked = false
        snapshotAt = now
        return (market, DeskHeader(epoch, sequence, at: wall))
    }

    /// A heartbeat.
    package func heartbeat(watching: Int, wall: Timestamp) -> DeskMessage {
        var header = DeskHeader(epoch, sequence, at: wall)
        header.watching = watching
        return DeskMessage(.heartbeat, header)
    }
}

extension Moment {
    /// The moment without the state of a replay, which is each viewer's own.
    fileprivate var withoutPlayback: Moment {
        Moment(day, session, mode: mode, minute: minute)
    }
}

extension MarketUpdate {
    /// Whether it is so short that many of them fit into a message.
    fileprivate var isSmall: Bool {
        switch self {
        case .moment, .instrument, .provenance, .quote, .bar, .curve, .policy, .ratesProvenance, .source: true
        default: false
        }
    }

    /// The update as dashboards get it; nil if it concerns the collector alone.
    fileprivate var published: MarketUpdate? {
        switch self {
        case .playback, .snapshot, .batch: nil
        case .source(let status) where status.name == DeskName.sourceName: nil
        case .moment(let moment): .moment(moment.withoutPlayback)
        default: self
        }
    }
}
