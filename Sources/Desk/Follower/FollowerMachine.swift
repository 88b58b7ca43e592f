package import Model
import Networking
import Playback

/// How a dashboard follows its desk, as a value without clock or connection: it buffers what arrives, asks for a
/// snapshot, applies what is newer, and notices every gap.
package struct FollowerMachine: Sendable {
    /// How it stands to the desk.
    enum Standing: Sendable {
        /// There is no connection.
        case cutOff
        /// It waits for a snapshot.
        case waiting(SnapshotWait)
        /// It has everything up to an update.
        case following(DeskEpoch, UInt64, UpdateDecoder)
    }

    /// Three heartbeats and some time for the network.
    static let longestSilence = Duration.milliseconds(3500)
    /// After this long without a break the next request for a snapshot is made at once.
    static let healthy = Duration.seconds(10)
    /// How long it waits for a snapshot before it asks again.
    static let backOff = BackOff.Rule(first: .seconds(1), longest: .seconds(30))
    /// Requests of many dashboards at one moment are spread over this time.
    static let spread = Duration.milliseconds(200)

    private(set) var standing = Standing.cutOff
    var report: FollowerReport
    private var updates: [MarketUpdate] = []
    private var rules: UpdateRules?
    private var random: Jitter
    private var attempts = 0
    private var since = Duration.zero
    private var lastHeard = Duration.zero
    private var newest: DeskEpoch?
    private(set) var isAskDue = false
    /// What is shared on the desk, as the newest message had it; nil before the first.
    var shared: String? { sharing?.text }
    private var sharing: (header: DeskHeader, text: String)?

    /// Creates a follower that is not connected.
    ///
    /// - Parameter address: the server's address without anything secret.
    package init(name: String, address: String, seed: UInt64) {
        report = FollowerReport(name: name, address: address)
        random = Jitter(seed: seed)
    }

    /// Whether it has everything up to the newest update.
    package var isFollowing: Bool { if case .following = standing { true } else { false } }

    /// The number of the last update applied; nil unless it follows.
    package var sequence: UInt64? { if case .following(_, let sequence, _) = standing { sequence } else { nil } }
}

extension FollowerMachine {
    /// It is connected and subscribed.
    package mutating func connect(at now: Duration) {
        lastHeard = now
        wait(at: now)
    }

    /// No one reads it any more.
    package mutating func disconnect() {
        standing = .cutOff
        isAskDue = false
    }

    /// The connection is lost.
    ///
    /// - Parameter nextTry: when it will be tried again.
    package mutating func lose(_ reason: String, nextTry: Timestamp?) {
        standing = .cutOff
        isAskDue = false
        report.fail(reason, nextTry: nextTry)
    }

    /// The server refuses a request.
    package mutating func refuse(_ reason: String) {
        if !isFollowing { report.fail(reason) }
    }

    /// A message that is not one of a collector.
    package mutating func receiveUnreadable() { report.countUnreadable() }

    /// A message of a collector.
    package mutating func receive(_ message: DeskMessage, at now: Duration, wall: Timestamp) {
        let epoch = message.header.epoch
        // A collector that has just begun to lead has not heard the last request.
        if newest.map({ epoch > $0 }) ?? false { askSoon(at: now) }
        newest = max(newest ?? epoch, epoch)
        // What a collector sends that has been replaced does not count.
        guard epoch == newest else { return }
        lastHeard = now
        switch message.subject {
        case .heartbeat: receive(heartbeat: message.header, at: now, wall: wall)
        case .update: receive(update: message, at: now)
        case .shared:
            share(message)
            receive(update: message, at: now)
        case .snapshot: receive(part: message, at: now, wall: wall)
        case .askSnapshot, .askPresence, .askShare: break
        }
    }

    /// Time passes. To be called when `due` has come.
    package mutating func tick(at now: Duration) {
        switch standing {
        case .cutOff: break
        case .following:
            if now - lastHeard >= FollowerMachine.longestSilence {
                report.failSilent("no heartbeat from the collector")
                wait(at: now)
            } else if attempts > 0, now - since >= FollowerMachine.healthy {
                attempts = 0
            }
        case .waiting(var wait):
            if now - lastHeard >= FollowerMachine.longestSilence, !report.isSilent {
                report.failSilent("no collector is running")
            }
            guard now >= wait.nextAsk else { return }
            attempts += 1
            wait.nextAsk = now + FollowerMachine.backOff.wait(after: attempts, random: random.next())
            isAskDue = true
            standing = .waiting(wait)
        }
    }

    /// When time must pass for it next.
    package var due: Duration? {
        switch standing {
        case .cutOff: nil
        case .following: lastHeard + FollowerMachine.longestSilence
        case .waiting(let wait): wait.nextAsk
        }
    }

    /// Whether a snapshot is to be asked for now; each request is reported once.
    package mutating func drainAsk() -> Bool {
        defer { isAskDue = false }
        return isAskDue
    }

    /// The updates since the last call, in order, with the status if it has changed: a failure comes after what was
    /// received before it.
    package mutating func drain(bytes: Int, wall: Timestamp) -> [MarketUpdate] {
        defer { updates = [] }
        guard let status = report.drain(bytes: bytes, rules: rules?.message, wall: wall) else { return updates }
        return status.state == .failed ? updates + [.source(status)] : [.source(status)] + updates
    }

    /// Asks for a snapshot because the user wants to be sure.
    package mutating func refresh(at now: Duration) {
        if isFollowing { wait(at: now) }
    }
}

extension FollowerMachine {
    private mutating func wait(at now: Duration) {
        var wait = SnapshotWait()
        let spread = FollowerMachine.spread * random.next()
        let patience = attempts > 1 ? FollowerMachine.backOff.wait(after: attempts - 1, random: 0) : .zero
        wait.nextAsk = now + spread + patience
        standing = .waiting(wait)
    }

    /// Asks for a snapshot soon, if it waits for one.
    private mutating func askSoon(at now: Duration) {
        guard case .waiting(var wait) = standing else { return }
        wait.nextAsk = min(wait.nextAsk, now + FollowerMachine.spread * random.next())
        standing = .waiting(wait)
    }

    /// Waits for a snapshot, because what it has is not complete any more.
    private mutating func resync(_ reason: String, at now: Duration) {
        report.fail(reason)
        wait(at: now)
    }

    private mutating func receive(heartbeat: DeskHeader, at now: Duration, wall: Timestamp) {
        report.receive(heartbeat: heartbeat, wall: wall)
        advance(to: heartbeat.time, wall)
        switch standing {
        case .following(let epoch, let sequence, _):
            if heartbeat.epoch > epoch {
                resync("another collector has taken over", at: now)
            } else if heartbeat.sequence > sequence {
                resync(FollowerMachine.missing(heartbeat.sequence - sequence), at: now)
            }
        // The collector is there again.
        case .waiting:
            if report.isSilent { askSoon(at: now) }
            report.endSilence()
        case .cutOff: break
        }
    }

    /// Takes over what is shared, unless it is older than what it has: that of a snapshot is as old as the snapshot.
    private mutating func share(_ message: DeskMessage) {
        guard let text = message.sharedText else { return }
        if let known = sharing?.header, known.epoch == message.header.epoch,
            message.header.sequence < known.sequence
        {
            return
        }
        sharing = (message.header, text)
    }

    private mutating func receive(update message: DeskMessage, at now: Duration) {
        switch standing {
        case .cutOff: break
        case .waiting(var wait):
            // The only reference to the buffer, so that it is not copied.
            standing = .cutOff
            if !wait.add(message) { report.fail("updates arrive faster than a snapshot") }
            standing = .waiting(wait)
        case .following(let epoch, let sequence, let decoder):
            let number = message.header.sequence
            if message.header.epoch == epoch {
                if number <= sequence { return }
                if number == sequence + 1 { return apply(message, decoder, at: now) }
            }
            resync(
                message.header.epoch == epoch
                    ? FollowerMachine.missing(number - sequence - 1) : "another collector has taken over", at: now)
            receive(update: message, at: now)
        }
    }

    private static func missing(_ count: UInt64) -> String {
        count == 1 ? "1 message of the collector is missing" : "\(count) messages of the collector are missing"
    }

    private mutating func apply(_ message: DeskMessage, _ decoder: UpdateDecoder, at now: Duration) {
        standing = .following(message.header.epoch, message.header.sequence, decoder)
        if message.subject == .shared { return }
        do throws(RecordingError) {
            let update = try message.update(decoder)
            if let accepted = rules == nil ? update : rules?.judge(update) { updates.append(accepted.relayed) }
            report.succeed()
        } catch {
            if error.kind == .unknown { return report.countUnsupported() }
            resync("\(error)", at: now)
        }
        if updates.count > FollowerMachine.updateLimit {
            updates = []
            resync("updates arrive faster than they are read", at: now)
        }
    }

    /// The maximum number of updates that wait for a reader.
    static let updateLimit = 200_000

    private mutating func receive(part message: DeskMessage, at now: Duration, wall: Timestamp) {
        guard case .waiting(var wait) = standing else { return }
        // As long as parts arrive, there is no need to ask again.
        wait.nextAsk = max(wait.nextAsk, now + .seconds(2))
        standing = .cutOff
        let complete = wait.assembly.add(message)
        standing = .waiting(wait)
        guard let complete else { return }
        // Another dashboard asked for it before this one was connected: what came between them is missing.
        if wait.lacksUpdates(after: complete.header) { return askSoon(at: now) }
        do throws(RecordingError) {
            try adopt(complete.bytes, complete.header, wait, at: now, wall: wall)
        } catch {
            report.fail("\(error)")
        }
    }

    /// Follows from a snapshot on.
    private mutating func adopt(
        _ bytes: [UInt8], _ header: DeskHeader, _ wait: SnapshotWait, at now: Duration, wall: Timestamp
    ) throws(RecordingError) {
        let (decoder, parts) = try UpdateDecoder.reading(snapshot: bytes)
        guard case .snapshot? = parts.first else { throw RecordingError(.damaged, "a snapshot has no market") }
        rules = UpdateRules(now: wall)
        advance(to: header.time, wall)
        updates = [.batch(parts.compactMap { rules?.judge($0)?.relayed })]
        standing = .following(header.epoch, header.sequence, decoder)
        since = now
        report.succeed()
        for message in wait.buffer where message.header.epoch == header.epoch { receive(update: message, at: now) }
    }

    /// The time of the rules is the collector's, unless that is absurd.
    private mutating func advance(to time: Timestamp, _ wall: Timestamp) {
        rules?.advance(to: min(time, Timestamp(milliseconds: wall.milliseconds + 86_400_000)))
    }
}
