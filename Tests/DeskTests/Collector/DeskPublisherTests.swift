import Model
import NIOCore
import Playback
import TestSupport
import Testing

@testable import Desk

@Suite("What a collector publishes") struct DeskPublisherTests {
    private let receipt = Timestamp(milliseconds: 1_686_150_000_000)

    private func publisher() -> DeskPublisher { DeskPublisher(DeskEpoch(start: 1, collector: 1), Fixture.market) }

    private func policies(_ count: Int) -> [MarketUpdate] {
        (0..<count).map { .policy(Fixture.fourth + $0, Double($0)) }
    }

    @Test("a few updates are published one by one, under their kind and instrument, with consecutive numbers")
    func singly() {
        var publisher = publisher()
        publisher.add(
            .batch([DeskScene.quote("AAA", 1500), DeskScene.quote("BBB", 10_000)]), receivedAt: receipt, at: .zero)
        publisher.add(.policy(Fixture.fourth, 5), receivedAt: receipt, at: .zero)
        let messages = publisher.drain(at: .zero)
        #expect(
            messages.map(\.subject) == [
                .update(kind: "quote", "AAA"), .update(kind: "quote", "BBB"), .update(kind: "policy", nil),
            ])
        #expect(messages.map(\.header.sequence) == [1, 2, 3] && messages.allSatisfy { $0.header.time == receipt })
        let more = publisher.drain(at: .zero)
        #expect(more.isEmpty && publisher.sequence == 3)
    }

    @Test("many updates go into few messages, but never a history with others", arguments: [9, 512, 513, 2000])
    func together(count: Int) throws {
        var publisher = publisher()
        for update in policies(count / 2) { publisher.add(update, receivedAt: receipt, at: .zero) }
        publisher.add(.series("AAA", Spring2024.series("IWM")), receivedAt: receipt, at: .zero)
        for update in policies(count - count / 2) { publisher.add(update, receivedAt: receipt, at: .zero) }
        let messages = publisher.drain(at: .zero)
        #expect(messages.count <= 3 + count / DeskPublisher.together * 2)
        #expect(messages.map(\.header.sequence) == Array(1...UInt64(messages.count)))
        let decoder = UpdateDecoder(program: "", names: UpdateCoding.kinds)
        var market = Fixture.market
        for message in messages { market.apply(try message.update(decoder)) }
        #expect(UpdateCoding.bytes(of: .snapshot(market)) == UpdateCoding.bytes(of: .snapshot(publisher.market)))
    }

    @Test("the state of a replay, snapshots and the status of the desk itself are not published")
    func own() {
        var publisher = publisher()
        let playback = Playback(span: Fixture.first...Fixture.fourth, speed: .sessions(1), isPaused: true)
        publisher.add(.playback(playback), receivedAt: receipt, at: .zero)
        publisher.add(.snapshot(Spring2024.market), receivedAt: receipt, at: .zero)
        publisher.add(.source(SourceStatus("desk", .failed)), receivedAt: receipt, at: .zero)
        publisher.add(.moment(Moment(Fixture.fourth, mode: .live, playback: playback)), receivedAt: receipt, at: .zero)
        let messages = publisher.drain(at: .zero)
        #expect(messages.map(\.subject) == [.update(kind: "moment", nil)])
        #expect(publisher.market.moment.playback == nil)
    }

    @Test("any number of requests within half a second is answered by one snapshot")
    func snapshots() {
        var publisher = publisher()
        func due(_ milliseconds: Int) -> Bool {
            publisher.dueSnapshot(at: .milliseconds(milliseconds), wall: receipt) != nil
        }
        var found = [due(0)]
        for _ in 0..<200 { publisher.ask() }
        found += [due(10), due(20)]
        publisher.ask()
        found += [due(400), due(600), due(2000)]
        #expect(found == [false, true, false, false, true, false])
    }
}

@Suite("What a collector does in time") struct CollectorStateTests {
    private static let wall = Timestamp(milliseconds: 1_686_150_000_000)

    /// A collector that leads, at a time.
    private func leading() -> (state: CollectorState, now: Duration) {
        var state = CollectorState(Leadership(collector: 1, random: 0))
        var now = Duration.zero
        state.connect(at: now)
        while state.publisher == nil {
            now += .milliseconds(100)
            let step = tick(&state, now)
            if case .leading(let epoch)? = step.role { state.begin(epoch, with: Fixture.market, at: now) }
        }
        _ = tick(&state, now)
        return (state, now)
    }

    /// A tick on a network that returns heartbeats at once, and whose server answers at once.
    private func tick(_ state: inout CollectorState, _ now: Duration, isWritable: Bool = true) -> CollectorState.Step {
        let step = state.tick(at: now, wall: CollectorStateTests.wall, isWritable: isWritable)
        if step.asksServer { state.answer(at: now) }
        for message in step.messages where message.subject == .heartbeat {
            state.hear(message.header.epoch, at: now)
        }
        return step
    }

    @Test("a dashboard that asks before the collector has begun to publish has its snapshot", arguments: [1.0, 30])
    func earlyAsk(before seconds: Double) {
        var state = CollectorState(Leadership(collector: 1, random: 0))
        let ask = DeskSubject.askSnapshot.text(of: .standard)
        var now = Duration.zero
        state.receive(
            NATSMessage(subject: ask, subscription: 0, payload: ByteBuffer()), of: .standard, at: now)
        now += .seconds(seconds)
        state.connect(at: now)
        var snapshots = 0
        for _ in 0..<50 {
            now += .milliseconds(100)
            let step = tick(&state, now)
            if case .leading(let epoch)? = step.role { state.begin(epoch, with: Fixture.market, at: now) }
            if step.snapshot != nil { snapshots += 1 }
        }
        #expect(state.publisher != nil && snapshots == (seconds < 5 ? 1 : 0))
    }

    @Test("the first price of an instrument after a pause is published at once, and further ones five times a second")
    func flush() {
        var (state, now) = leading()
        now += .milliseconds(30)
        let isFirst = state.add(DeskScene.quote("AAA", 1500), receivedAt: CollectorStateTests.wall, at: now)
        #expect(isFirst && state.flushDue == now + CollectorState.gathering)
        now += .milliseconds(10)
        let first = tick(&state, now).messages
        #expect(first.contains { $0.subject == .update(kind: "quote", "AAA") })
        var published = 0
        for step in 0..<200 {
            now += .milliseconds(5)
            _ = state.add(DeskScene.quote("AAA", 1500 + Int64(step)), receivedAt: CollectorStateTests.wall, at: now)
            if now >= state.flushDue ?? now {
                published += tick(&state, now).messages.contains { $0.subject != .heartbeat } ? 1 : 0
            }
        }
        #expect((4...5).contains(published))
    }

    @Test("prices of many instruments are published as they come, those of one five times a second")
    func spread() {
        var (state, now) = leading()
        // So few that they are published one by one.
        let symbols = (0..<3).map { Symbol("S\($0)") }
        var published: [Symbol: Int] = [:], latest = Duration.zero
        for step in 0..<1000 {
            now += .milliseconds(2)
            let quote = DeskScene.quote(symbols[step % symbols.count], 1500 + Int64(step))
            _ = state.add(quote, receivedAt: CollectorStateTests.wall, at: now)
            guard let due = state.flushDue else { continue }
            latest = max(latest, due - now)
            guard now >= due else { continue }
            let messages = tick(&state, now).messages
            for symbol in symbols where messages.contains(where: { $0.subject == .update(kind: "quote", symbol) }) {
                published[symbol, default: 0] += 1
            }
        }
        // Each has 167 prices a second, for two seconds.
        #expect(published.count == symbols.count && published.values.allSatisfy { (9...11).contains($0) })
        #expect(latest <= OutgoingUpdates.pause)
    }

    @Test("a date is not held up, nor the prices before it")
    func barrier() {
        var outgoing = OutgoingUpdates()
        func add(_ update: MarketUpdate) { outgoing.add(update, receivedAt: CollectorStateTests.wall, at: .zero) }
        add(DeskScene.quote("AAA", 1500))
        #expect(outgoing.drain(at: .zero).count == 1)
        add(DeskScene.quote("AAA", 1501))
        #expect(!outgoing.hasReady && outgoing.due == OutgoingUpdates.pause)
        #expect(outgoing.drain(at: .milliseconds(100)).isEmpty && !outgoing.isEmpty)
        add(.moment(Moment(Fixture.fourth + 1, mode: .live)))
        #expect(outgoing.hasReady && outgoing.drain(at: .milliseconds(120)).count == 2 && outgoing.isEmpty)
    }

    @Test("that another leads is told once, whichever leads")
    func standbyOnce() {
        var state = CollectorState(Leadership(collector: 1, random: 0))
        state.connect(at: .zero)
        #expect(tick(&state, .zero).role == .listening)
        let first = DeskEpoch(start: 1, collector: 2), second = DeskEpoch(start: 2, collector: 3)
        state.hear(first, at: .milliseconds(100))
        #expect(tick(&state, .milliseconds(100)).role == .standingBy(first))
        state.hear(second, at: .milliseconds(200))
        #expect(tick(&state, .milliseconds(200)).role == nil && state.leadership.role == .standingBy(second))
        state.lose()
        #expect(tick(&state, .milliseconds(300)).role == .cutOff)
    }

    @Test("what is shared comes with each snapshot, so that whoever gets one gets both")
    func sharedWithSnapshot() {
        var (state, now) = leading()
        state.share("a list")
        #expect(tick(&state, now).messages.contains { $0.sharedText == "a list" })
        now += .milliseconds(100)
        let ask = DeskSubject.askSnapshot.text(of: .standard)
        state.receive(NATSMessage(subject: ask, subscription: 0, payload: ByteBuffer()), of: .standard, at: now)
        let answer = tick(&state, now)
        #expect(answer.snapshot?.shared == "a list" && answer.snapshot?.header.sequence == 1)
        #expect(!answer.messages.contains { $0.sharedText != nil })
    }

    @Test("while the server does not read, updates wait and heartbeats go on")
    func notWritable() {
        var (state, now) = leading()
        for step in 0..<50 {
            now += .milliseconds(100)
            _ = state.add(DeskScene.quote("AAA", 1500, Int64(step)), receivedAt: CollectorStateTests.wall, at: now)
            let step = tick(&state, now, isWritable: false)
            #expect(step.messages.allSatisfy { $0.subject == .heartbeat })
        }
        #expect(state.leadership.epoch != nil)
        // The newest, and the first, which set the open.
        let messages = tick(&state, now).messages
        #expect((1...2).contains(messages.count { $0.subject == .update(kind: "quote", "AAA") }))
    }

    @Test("one that stands by publishes nothing, and nothing of before when it leads again")
    func standBy() {
        var (state, now) = leading()
        state.hear(DeskEpoch(start: 1 << 50, collector: 2), at: now)
        let isFirst = state.add(DeskScene.quote("AAA", 1500), receivedAt: CollectorStateTests.wall, at: now)
        #expect(!isFirst)
        now += .milliseconds(300)
        let step = tick(&state, now)
        #expect(step.messages.isEmpty && state.publisher == nil)
        #expect(step.role == .standingBy(DeskEpoch(start: 1 << 50, collector: 2)))
    }
}
