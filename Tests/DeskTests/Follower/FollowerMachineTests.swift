import Model
import Playback
import TestSupport
import Testing

@testable import Desk

@Suite("A dashboard on a desk") struct FollowerMachineTests {
    @Test("it asks once, takes the snapshot, and follows")
    func start() {
        var scene = DeskScene()
        scene.machine.connect(at: .zero)
        #expect(!scene.machine.isFollowing)
        scene.wait(.milliseconds(300))
        #expect(scene.asks == 1)
        scene.deliver(scene.snapshot())
        #expect(scene.machine.isFollowing && scene.isEqual && scene.status?.state == .good)
        scene.deliver(scene.publish(DeskScene.quote("AAA", 1500), DeskScene.quote("BBB", 10_100)))
        #expect(scene.isEqual && scene.market["AAA"]?.quote?.last.value == 15)
        #expect(scene.asks == 1)
    }

    @Test("what arrives before the snapshot is applied after it, as far as it is newer", arguments: 0...5)
    func buffer(before: Int) {
        var scene = DeskScene()
        scene.machine.connect(at: .zero)
        let updates = (0..<5).map { DeskScene.quote("AAA", 1400 + Int64($0), Int64($0)) }
        var sent: [DeskMessage] = [], snapshot: [DeskMessage] = []
        for (index, update) in updates.enumerated() {
            if index == before { snapshot = scene.snapshot() }
            sent += scene.publish(update)
        }
        if before == 5 { snapshot = scene.snapshot() }
        scene.deliver(sent)
        #expect(scene.market["AAA"] == nil)
        scene.deliver(snapshot)
        #expect(scene.machine.isFollowing && scene.isEqual)
        #expect(scene.machine.sequence == 5)
    }

    @Test(
        "a lost update is noticed by the next one, or by the heartbeat, and a new snapshot is asked for",
        arguments: [true, false])
    func gap(byHeartbeat: Bool) {
        var scene = DeskScene()
        scene.connect()
        _ = scene.publish(DeskScene.quote("AAA", 1500, 1))
        if byHeartbeat {
            scene.deliver([scene.heartbeat])
        } else {
            scene.deliver(scene.publish(DeskScene.quote("AAA", 1501, 2)))
        }
        #expect(!scene.machine.isFollowing && scene.status?.state == .failed)
        #expect(scene.status?.reason?.contains("1 message of the collector is missing") == true)
        #expect(scene.market["AAA"]?.quote == nil)
        scene.wait(.milliseconds(300))
        #expect(scene.asks == 2)
        scene.deliver(scene.snapshot())
        #expect(scene.isEqual && scene.status?.state == .good)
    }

    @Test("what is shared is heard at once, also before a snapshot, and missed like an update if it is lost")
    func shared() {
        var scene = DeskScene()
        scene.machine.connect(at: .zero)
        scene.deliver([scene.publisher.message(sharing: "one", wall: scene.wall)])
        #expect(scene.machine.shared == "one" && !scene.machine.isFollowing)
        scene.wait(.milliseconds(300))
        scene.deliver(scene.snapshot())
        #expect(scene.machine.sequence == 1)
        scene.deliver([scene.publisher.message(sharing: "two", wall: scene.wall)])
        #expect(scene.machine.shared == "two" && scene.machine.sequence == 2 && scene.isEqual)
        _ = scene.publisher.message(sharing: "three", wall: scene.wall)
        scene.deliver(scene.publish(DeskScene.quote("AAA", 1500, 1)))
        #expect(!scene.machine.isFollowing && scene.machine.shared == "two")
        scene.wait(.milliseconds(300))
        // With a snapshot it comes without a number of its own.
        let header = DeskHeader(scene.publisher.epoch, scene.publisher.sequence, at: scene.wall)
        scene.deliver(scene.snapshot() + [DeskMessage(sharing: "three", header)])
        #expect(scene.machine.shared == "three" && scene.machine.isFollowing && scene.isEqual)
        // That of a snapshot which was long in coming is older than what has come meanwhile.
        scene.deliver([scene.publisher.message(sharing: "four", wall: scene.wall)])
        scene.deliver([DeskMessage(sharing: "three", header)])
        #expect(scene.machine.shared == "four" && scene.machine.isFollowing)
        let invalid = DeskMessage(.shared, header, payload: [0xFF])
        scene.deliver([invalid])
        #expect(scene.machine.shared == "four")
    }

    @Test("a snapshot that another dashboard asked for, and that is too old for what has come since, is not a failure")
    func tooOld() {
        var scene = DeskScene()
        let old = scene.snapshot()
        // Sent before this dashboard was connected.
        _ = scene.publish(DeskScene.quote("AAA", 1500, 1))
        scene.machine.connect(at: scene.now)
        scene.wait(.milliseconds(300))
        #expect(scene.asks == 1)
        scene.deliver(scene.publish(DeskScene.quote("AAA", 1501, 2)))
        scene.deliver(old)
        #expect(!scene.machine.isFollowing && scene.statuses.allSatisfy { $0.state != .failed })
        scene.wait(.milliseconds(300))
        #expect(scene.asks == 2)
        scene.deliver(scene.publish(DeskScene.quote("AAA", 1502, 3)))
        scene.deliver(scene.snapshot())
        #expect(scene.machine.isFollowing && scene.isEqual && scene.statuses.allSatisfy { $0.state != .failed })
    }

    @Test("an update that comes twice, or from a collector that was replaced, has no effect")
    func repetition() {
        var scene = DeskScene(epoch: 10)
        scene.connect()
        let sent = scene.publish(DeskScene.quote("AAA", 1500, 1))
        scene.deliver(sent + sent)
        var old = DeskScene(epoch: 9)
        scene.deliver(old.publish(DeskScene.quote("AAA", 9999, 2)) + [old.heartbeat] + old.snapshot())
        #expect(scene.machine.isFollowing && scene.isEqual)
    }

    @Test("a new epoch is followed from its own snapshot only")
    func epoch() {
        var scene = DeskScene(epoch: 10)
        scene.connect()
        let old = scene.snapshot()
        scene.publisher = DeskPublisher(DeskEpoch(start: 11, collector: 2), scene.publisher.market)
        scene.deliver([scene.heartbeat])
        #expect(scene.status?.state == .failed && scene.status?.reason?.contains("another collector") == true)
        scene.deliver(old)
        #expect(!scene.machine.isFollowing)
        let sent = scene.publish(DeskScene.quote("AAA", 1600, 3))
        scene.deliver(sent)
        scene.wait(.milliseconds(300))
        scene.deliver(scene.snapshot())
        #expect(scene.machine.isFollowing && scene.isEqual && scene.asks == 2)
    }

    @Test("three missed heartbeats are a failure with its reason, and the collector's return ends it at once")
    func silence() {
        var scene = DeskScene()
        scene.connect()
        scene.wait(.seconds(10), heartbeats: true)
        #expect(scene.status?.state == .good && scene.asks == 1)
        scene.wait(.seconds(3))
        #expect(scene.status?.state == .good)
        scene.wait(.seconds(1))
        #expect(scene.status?.state == .failed && scene.status?.reason?.contains("heartbeat") == true)
        scene.wait(.seconds(300))
        let asks = scene.asks
        // Rarely after that: at once, then after 1, 2, 4, 8, 16 seconds, then each half minute.
        #expect((8...18).contains(asks))
        _ = scene.publish(DeskScene.quote("AAA", 1700, 4))
        scene.deliver([scene.heartbeat])
        scene.wait(.milliseconds(300))
        #expect(scene.asks == asks + 1)
        scene.deliver(scene.snapshot())
        #expect(scene.isEqual && scene.status?.state == .good)
    }

    @Test("without a collector the status tells so")
    func noReader() {
        var scene = DeskScene()
        scene.machine.connect(at: .zero)
        #expect(scene.status == nil || scene.status?.state == .starting)
        scene.wait(.seconds(8))
        #expect(scene.status?.state == .failed && scene.status?.reason == "no collector is running")
    }

    @Test("a snapshot that is cut off is asked for again, and its first half has no effect")
    func cut() {
        var scene = DeskScene()
        scene.machine.connect(at: .zero)
        scene.wait(.milliseconds(300))
        let parts = scene.snapshot(longest: 60)
        scene.deliver(Array(parts.prefix(parts.count / 2)))
        scene.machine.lose("the connection is lost", nextTry: nil)
        #expect(scene.market["IWM"] == nil)
        scene.machine.connect(at: scene.now)
        scene.wait(.seconds(1))
        #expect(scene.asks == 2)
        scene.deliver(Array(parts.suffix(parts.count / 2)))
        #expect(!scene.machine.isFollowing)
        scene.deliver(scene.snapshot(longest: 60))
        #expect(scene.isEqual)
    }

    @Test("a damaged update leads to a new snapshot, at longer and longer intervals if that does not help")
    func damaged() {
        var scene = DeskScene()
        scene.connect()
        for _ in 0..<100 {
            var header = scene.heartbeat.header
            header.watching = nil
            let next = DeskHeader(header.epoch, header.sequence + 1, at: header.time)
            scene.deliver([DeskMessage(.update(kind: "quote", "AAA"), next, payload: [1, 2, 3])])
            scene.wait(.seconds(1), heartbeats: true)
            scene.deliver(scene.snapshot())
        }
        #expect((2...30).contains(scene.asks))
    }

    @Test("a kind of update that this version does not know is an error of its own, and no damage")
    func unknownKind() {
        let decoder = UpdateDecoder(program: "", names: ["novelty"])
        let header = DeskHeader(DeskEpoch(start: 1, collector: 1), 1, at: DeskScene.start)
        let message = DeskMessage(.update(kind: "novelty", nil), header, payload: [0, 1, 2])
        let error = #expect(throws: RecordingError.self) { try message.update(decoder) }
        #expect(error?.kind == .unknown)
        let other = DeskMessage(.update(kind: "quote", "AAA"), header, payload: [0, 1, 2])
        let mismatch = #expect(throws: RecordingError.self) { try other.update(decoder) }
        #expect(mismatch?.kind == .damaged)
    }

    @Test("an implausible figure is left out, and the status says so")
    func implausible() {
        var scene = DeskScene()
        scene.connect()
        scene.deliver(scene.publish(.policy(Fixture.fourth, 9e9), DeskScene.quote("BBB", 10_200, 1)))
        #expect(scene.status?.state == .partial && scene.status?.reason?.contains("invalid figure") == true)
        #expect(scene.market["BBB"]?.quote?.last.value == 102 && scene.market.rates.policy.last != 9e9)
    }

    @Test("the collector's own statuses do not replace those of the dashboard")
    func statuses() {
        var scene = DeskScene()
        scene.connect()
        scene.deliver(
            scene.publish(
                .source(SourceStatus("store", .failed, reason: "full")), .source(SourceStatus("yahoo", .good))))
        #expect(scene.market.sources.map(\.name) == ["bundled", "collector's store", "yahoo"])
        // What the collector itself has from the one that led before it.
        scene.deliver(scene.publish(.source(SourceStatus("collector's store", .good))))
        #expect(scene.market.sources.map(\.state) == [.good, .failed, .good])
        let whole = MarketUpdate.snapshot(scene.market).relayed
        let next = Market(Moment(Fixture.first, mode: .bundled)).applying(whole)
        #expect(next.sources.map(\.name) == ["bundled", "yahoo"])
    }

    @Test("the status has the delay, the number of dashboards, and the address")
    func report() {
        var scene = DeskScene()
        scene.connect()
        let heartbeat = scene.publisher.heartbeat(watching: 4, wall: scene.wall)
        scene.now += .milliseconds(25)
        scene.deliver([heartbeat])
        #expect(scene.status?.reason == "4 watching")
        #expect(
            scene.status?.service?.latencyMilliseconds == 25 && scene.status?.service?.address == "nats://test:4222")
    }
}

@Suite("A desk on a bad network") struct DeskTrialTests {
    @Test("whatever is lost, repeated, cut and restarted, the markets are equal in the end, and never wrong before")
    func trial() {
        for seed in UInt64(1)...60 {
            var random = SplitMix(seed: seed)
            var scene = DeskScene()
            var known: Set<Int64> = []
            var snapshotIsDue = false
            scene.machine.connect(at: scene.now)
            for step in 0..<300 {
                let cents = 1300 + Int64(random.next() % 200)
                known.insert(cents)
                var messages = scene.publish(DeskScene.quote("AAA", cents, Int64(step)))
                switch random.next() % 20 {
                case 0: messages = []
                case 1: messages += messages
                case 2: scene.machine.lose("cut", nextTry: nil)
                case 3: scene.machine.connect(at: scene.now)
                case 4:
                    let epoch = DeskEpoch(start: scene.publisher.epoch.start + 1, collector: random.next())
                    scene.publisher = DeskPublisher(epoch, scene.publisher.market)
                case 5: scene.deliver([scene.heartbeat])
                default: break
                }
                if case .cutOff = scene.machine.standing {} else { scene.deliver(messages) }
                let asks = scene.asks
                scene.wait(.milliseconds(100))
                if snapshotIsDue, random.next() % 4 > 0 { scene.deliver(scene.snapshot(longest: 200)) }
                snapshotIsDue = scene.asks > asks
                if let quote = scene.market["AAA"]?.quote { #expect(known.contains(quote.last.units)) }
                if scene.machine.isFollowing, scene.machine.sequence == scene.publisher.sequence {
                    #expect(scene.isEqual, "seed \(seed), step \(step)")
                }
            }
            scene.machine.connect(at: scene.now)
            for _ in 0..<400 where !scene.machine.isFollowing {
                scene.wait(.milliseconds(100))
                scene.deliver([scene.heartbeat] + scene.snapshot())
            }
            #expect(scene.isEqual, "seed \(seed)")
        }
    }
}
