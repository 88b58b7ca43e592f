import Model
import TestSupport
import Testing

@testable import Desk

/// Collectors of one name on a network that a test can divide. Nothing is lost: what is sent from or to one that is cut
/// off or suspended arrives later, in order. Time passes in steps of a tenth of a second.
struct CollectorGroup {
    var collectors: [Leadership]
    /// The collectors that are cut off from the others and from the server.
    var isCut: [Bool]
    /// The collectors that are suspended: no time passes for them.
    var isSuspended: [Bool]
    var now = Duration.zero
    private var beatAt: [Duration]
    /// What each has sent, and what was sent to each, that has not arrived.
    private var outbox: [[DeskEpoch]], inbox: [[DeskEpoch]]
    /// The times at which more than one of those that run led.
    var overlap = Duration.zero
    /// The times at which none led.
    var vacancy = Duration.zero

    init(_ randoms: [Double]) {
        collectors = randoms.enumerated().map { Leadership(collector: UInt64($0 + 1), random: $1) }
        isCut = randoms.map { _ in false }
        isSuspended = isCut
        outbox = randoms.map { _ in [] }
        inbox = outbox
        beatAt = randoms.map { _ in .seconds(-10) }
        for index in collectors.indices { collectors[index].connect(at: .zero) }
    }

    var leaders: [Int] { collectors.indices.filter { collectors[$0].epoch != nil && !isSuspended[$0] } }

    mutating func run(_ time: Duration) {
        let end = now + time
        while now < end {
            now += .milliseconds(100)
            let wall = Timestamp(milliseconds: 1_733_000_000_000 + Int64(now / .milliseconds(1)))
            for index in collectors.indices where !isSuspended[index] {
                if !isCut[index] { receive(index) }
                collectors[index].tick(at: now, wall: wall)
                speak(index)
                if !isCut[index] { deliver(from: index) }
            }
            if leaders.count > 1 { overlap += .milliseconds(100) }
            vacancy = leaders.isEmpty ? vacancy + .milliseconds(100) : .zero
        }
    }

    /// What has been sent to one arrives, and after it the answer of the server.
    private mutating func receive(_ index: Int) {
        for epoch in inbox[index] { collectors[index].hear(epoch, at: now) }
        inbox[index] = []
        if collectors[index].needsAnswer(at: now) { collectors[index].answer(at: now) }
    }

    private mutating func speak(_ index: Int) {
        let claim = collectors[index].claim
        guard let epoch = collectors[index].epoch ?? claim else { return }
        guard claim != nil || now - beatAt[index] >= Leadership.heartbeat else { return }
        beatAt[index] = now
        if claim == nil || outbox[index].last != epoch { outbox[index].append(epoch) }
    }

    private mutating func deliver(from index: Int) {
        for epoch in outbox[index] {
            for other in collectors.indices {
                inbox[other].append(epoch)
                if !isCut[other], !isSuspended[other] { receive(other) }
            }
        }
        outbox[index] = []
    }
}

@Suite("Two collectors of one name") struct LeadershipTests {
    @Test("one that is alone leads within three seconds")
    func alone() {
        var group = CollectorGroup([0.99])
        group.run(.seconds(3))
        #expect(group.leaders == [0])
    }

    @Test(
        "of two that begin at once one leads and the other stands by", arguments: [[0, 1], [0.5, 0.5], [0.3, 0.31]])
    func start(randoms: [Double]) {
        var group = CollectorGroup(randoms)
        group.run(.seconds(4))
        #expect(group.leaders.count == 1)
        #expect(group.overlap == .zero)
        let leader = group.leaders
        group.run(.seconds(60))
        #expect(group.leaders == leader)
    }

    @Test("the other takes over within three seconds of silence, in a later epoch, and the first steps down by itself")
    func takeover() throws {
        var group = CollectorGroup([0, 1])
        group.run(.seconds(10))
        let first = try #require(group.collectors[0].epoch)
        group.isCut[0] = true
        group.overlap = .zero
        group.run(.seconds(3))
        let second = try #require(group.collectors[1].epoch)
        #expect(second > first && group.overlap == .zero)
        #expect(group.collectors[0].epoch == nil)
        group.isCut[0] = false
        group.run(.seconds(30))
        #expect(group.collectors[1].epoch == second && group.leaders == [1] && group.overlap == .zero)
    }

    @Test("one that was cut off changes nothing when it returns, after whatever time", arguments: [0, 1])
    func cutOff(index: Int) throws {
        for tenths in stride(from: 1, through: 300, by: 7) {
            var group = CollectorGroup([0, 1])
            group.run(.seconds(10))
            group.isCut[index] = true
            group.run(.milliseconds(100 * tenths))
            let leader = group.leaders.last, epoch = leader.flatMap { group.collectors[$0].epoch }
            group.isCut[index] = false
            group.vacancy = .zero
            group.run(.seconds(30))
            guard let leader else { continue }
            #expect(group.leaders == [leader] && group.collectors[leader].epoch == epoch, "\(tenths)")
        }
    }

    @Test("one that was suspended does not go on leading when it wakes")
    func suspended() {
        var group = CollectorGroup([0, 0.5])
        group.run(.seconds(5))
        group.isSuspended[0] = true
        group.run(.seconds(20))
        #expect(group.leaders == [1])
        group.overlap = .zero
        group.isSuspended[0] = false
        group.run(.seconds(20))
        #expect(group.leaders == [1] && group.overlap == .zero)
    }

    @Test("one whose connection is lost for a second stays, and one that cannot connect is cut off")
    func connection() {
        var group = CollectorGroup([0])
        group.run(.seconds(5))
        let epoch = group.collectors[0].epoch
        group.collectors[0].lose()
        group.isCut[0] = true
        group.run(.seconds(1))
        #expect(group.collectors[0].epoch == epoch)
        group.isCut[0] = false
        group.collectors[0].connect(at: group.now)
        group.run(.seconds(1))
        #expect(group.collectors[0].epoch == epoch && epoch != nil)
        group.collectors[0].lose()
        group.isCut[0] = true
        group.run(.seconds(5))
        #expect(group.collectors[0].role == .cutOff)
    }

    @Test("one that hears nothing never leads")
    func deaf() {
        var group = CollectorGroup([0, 0.5])
        group.isCut[0] = true
        group.run(.seconds(60))
        #expect(group.leaders == [1] && group.overlap == .zero)
    }

    @Test(
        "whatever is cut and suspended at random, two never lead for longer than two seconds, and one soon does again")
    func random() {
        for seed in UInt64(1)...40 {
            var random = SplitMix(seed: seed)
            var group = CollectorGroup((0..<3).map { _ in Double(random.next() % 1000) / 1000 })
            for _ in 0..<60 {
                let index = Int(random.next() % 3)
                switch random.next() % 3 {
                case 0: group.isCut[index].toggle()
                case 1: group.isSuspended[index].toggle()
                default: break
                }
                group.overlap = .zero
                group.run(.milliseconds(Int(random.next() % 5000)))
                #expect(group.overlap <= Leadership.stepDown)
            }
            group.isCut = [false, false, false]
            group.isSuspended = group.isCut
            group.run(.seconds(5))
            #expect(group.leaders.count == 1)
        }
    }
}
