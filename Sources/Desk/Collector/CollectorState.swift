import Model
import NIOCore

/// What a collector does and has to send, without its connection.
struct CollectorState: Sendable {
    /// What a tick leads to.
    struct Step: Sendable {
        /// The messages to send, in order.
        var messages: [DeskMessage] = []
        /// The market to send a snapshot of, its header, and what is shared.
        var snapshot: (market: Market, header: DeskHeader, shared: String?)?
        /// The role, if it has changed.
        var role: Leadership.Role?
        /// The requests to share something, in order.
        var requests: [String] = []
        /// Whether to ask the server whether it is there.
        var asksServer = false
    }

    /// The minimum time between two publications: each costs every dashboard a little time.
    static let flush = Duration.milliseconds(20)
    /// How long the first update waits for others of the same moment.
    static let gathering = Duration.milliseconds(10)

    /// How long a request for a snapshot is remembered: longer than no one leads when another takes over.
    static let remembered = Duration.seconds(10)
    /// How long it waits for the server's answer before it asks again.
    static let repeatedAsk = Duration.milliseconds(500)

    private(set) var leadership: Leadership
    private(set) var publisher: DeskPublisher?
    private(set) var watchers = Watchers()
    private var sharing = SharedText()
    /// Updates since the lead was taken, until there is a market to begin with.
    private var early: [(update: MarketUpdate, receipt: Timestamp)] = []
    private var reportedRole = Leadership.Role.cutOff
    /// The last epoch in which it wanted to lead.
    private var claimed: DeskEpoch?
    private var flushedAt: Duration?
    /// When the first of the updates that may be published at once was added.
    private var readySince: Duration?
    private var beatAt: Duration?
    /// When a dashboard last asked for a snapshot that there was no market to answer with: one that hears a claim asks
    /// before its collector has begun to publish.
    private var unansweredAt: Duration?
    /// When the server was last asked whether it is there.
    private var askedAt: Duration?
    /// The messages sent so far, and their bytes.
    private(set) var sent = (messages: 0, bytes: 0)

    init(_ leadership: Leadership) { self.leadership = leadership }

    mutating func connect(at now: Duration) { leadership.connect(at: now) }

    mutating func lose() { leadership.lose() }

    /// An update of the collector's own market. Returns whether updates are now to be published earlier than before.
    mutating func add(_ update: MarketUpdate, receivedAt receipt: Timestamp, at now: Duration) -> Bool {
        guard leadership.epoch != nil else { return false }
        guard publisher != nil else {
            early.append((update, receipt))
            return false
        }
        let before = flushDue
        publisher?.add(update, receivedAt: receipt, at: now)
        noteReady(at: now)
        return flushDue.map { due in before.map { due < $0 } ?? true } ?? false
    }

    private mutating func noteReady(at now: Duration) {
        if publisher?.hasReady ?? false { readySince = readySince ?? now }
    }

    /// When updates that wait are to be published; nil without any.
    var flushDue: Duration? {
        let ready = readySince.map { $0 + CollectorState.gathering }
        return [ready, publisher?.due].compactMap(\.self).min().map { due in
            max(due, flushedAt.map { $0 + CollectorState.flush } ?? due)
        }
    }

    /// Begins to publish in an epoch with a market, which may have some of the updates since.
    mutating func begin(_ epoch: DeskEpoch, with market: Market, at now: Duration) {
        guard leadership.epoch == epoch else { return }
        var publisher = DeskPublisher(epoch, market)
        for (update, receipt) in early { publisher.add(update, receivedAt: receipt, at: now) }
        early = []
        if let asked = unansweredAt, now - asked < CollectorState.remembered { publisher.ask() }
        unansweredAt = nil
        self.publisher = publisher
        noteReady(at: now)
        sharing.isDue = true
        beatAt = nil
    }

    /// What is shared from now on.
    mutating func share(_ text: String) { sharing.change(to: text) }

    /// A heartbeat of this or another collector.
    mutating func hear(_ epoch: DeskEpoch, at now: Duration) { leadership.hear(epoch, at: now) }

    /// The server answers that it is there.
    mutating func answer(at now: Duration) { leadership.answer(at: now) }

    /// A message for collectors.
    mutating func receive(_ message: NATSMessage, of desk: DeskName, at now: Duration) {
        switch DeskSubject(message.subject, of: desk) {
        case .heartbeat:
            guard let block = message.headers, let header = DeskHeader(block) else { return }
            hear(header.epoch, at: now)
        case .askSnapshot: if publisher == nil { unansweredAt = now } else { publisher?.ask() }
        case .askPresence: watchers.hear(String(decoding: message.payload.readableBytesView, as: UTF8.self), at: now)
        case .askShare: if publisher != nil { sharing.receive(message.payload.readableBytesView) }
        default: break
        }
    }

    /// Time passes: whether the role changes, and what is due.
    ///
    /// - Parameter isWritable: whether more can be sent; what cannot waits, of each quote only what leaves a trace.
    mutating func tick(at now: Duration, wall: Timestamp, isWritable: Bool) -> Step {
        leadership.tick(at: now, wall: wall)
        var step = Step()
        if leadership.needsAnswer(at: now), askedAt.map({ now - $0 >= CollectorState.repeatedAsk }) ?? true {
            askedAt = now
            step.asksServer = true
        }
        if leadership.role != reportedRole, leadership.claim == nil {
            // For which leader it stands by is no news.
            if !(leadership.role.isStandby && reportedRole.isStandby) { step.role = leadership.role }
            reportedRole = leadership.role
        }
        if let claim = leadership.claim, claim != claimed {
            claimed = claim
            step.messages.append(DeskMessage(.heartbeat, DeskHeader(claim, 0, at: wall)))
        }
        if leadership.epoch == nil { early = [] }
        if let publisher, publisher.epoch != leadership.epoch { (self.publisher, readySince) = (nil, nil) }
        if publisher == nil { return step }
        step.requests = sharing.drainRequests()
        if isWritable, let due = flushDue, now >= due {
            (flushedAt, readySince) = (now, nil)
            step.messages += publisher?.drain(at: now) ?? []
        }
        if isWritable, let text = sharing.drain(), let message = publisher?.message(sharing: text, wall: wall) {
            step.messages.append(message)
        }
        if isWritable, let snapshot = publisher?.dueSnapshot(at: now, wall: wall) {
            step.snapshot = (snapshot.market, snapshot.header, sharing.text)
        }
        if beatAt.map({ now - $0 >= Leadership.heartbeat }) ?? true {
            beatAt = now
            let watching = watchers.count(at: now)
            if let heartbeat = publisher?.heartbeat(watching: watching, wall: wall) { step.messages.append(heartbeat) }
        }
        return step
    }

    mutating func count(messages: Int, bytes: Int) {
        sent.messages += messages
        sent.bytes += bytes
    }
}
