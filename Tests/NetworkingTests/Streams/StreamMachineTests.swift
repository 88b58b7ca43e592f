import Model
import Testing

@testable import Formats
@testable import Networking

struct StreamMachineTests {
    private static let noon = Timestamp(milliseconds: 1_710_270_000_000)
    private let bad = FeedError("s", expected: "a pricing", found: "x")
    private let lost = SourceError(.truncated, "closed")

    private func machine(_ lines: Int = 2) -> StreamMachine {
        StreamMachine(
            name: "s", address: "wss://a", lines: lines,
            backOff: BackOff(BackOff.Rule(first: .seconds(4), longest: .seconds(60))), seed: 1)
    }

    /// The status to report; the test fails if there is none.
    private func nextStatus(_ machine: inout StreamMachine) throws -> SourceStatus {
        let status = machine.drainStatus()
        return try #require(status)
    }

    @Test("a stream starts, becomes good, and reports it once")
    func good() throws {
        var machine = machine()
        #expect(machine.drainStatus()?.state == .starting)
        #expect(machine.drainStatus() == nil)
        machine.open(0, at: .zero, wall: Self.noon)
        let status = try nextStatus(&machine)
        #expect(status.state == .good && status.lastSuccess == Self.noon && status.service?.address == "wss://a")
        machine.open(1, at: .zero, wall: Self.noon)
        #expect(machine.drainStatus() == nil)
    }

    @Test("incoming messages are reported every ten seconds at most")
    func throttled() throws {
        var machine = machine(1)
        machine.open(0, at: .zero, wall: Self.noon)
        _ = machine.drainStatus()
        for second in 1..<10 {
            try machine.receive(0, bytes: 5, errors: [], wall: Self.noon.after(second))
            #expect(machine.drainStatus() == nil)
        }
        try machine.receive(0, bytes: 5, errors: [], wall: Self.noon.after(10))
        let status = try nextStatus(&machine)
        #expect(status.lastSuccess == Self.noon.after(10) && status.service?.bytes == 50)
    }

    @Test("a connection whose prices wait stays open, and the status states what waits")
    func waiting() throws {
        var machine = machine(1)
        machine.open(0, at: .zero, wall: Self.noon)
        for second in 1...300 {
            try machine.receive(0, bytes: 5, errors: [], deferred: [bad], wall: Self.noon.after(second))
        }
        let status = try nextStatus(&machine)
        #expect(status.state == .partial && status.reason == bad.description)
        #expect(status.lastSuccess == Self.noon.after(300))
    }

    @Test("waits grow while it fails, and start over after a minute of health")
    func waits() {
        var machine = machine(1)
        var waits = (0..<5).map { _ in machine.lose(0, lost, at: .zero, wall: Self.noon) }
        for (wait, base) in zip(waits, [4, 8, 16, 32, 60]) {
            #expect(wait >= .seconds(base) && wait <= .seconds(base) * 1.25)
        }
        machine.open(0, at: .seconds(100), wall: Self.noon)
        waits = [machine.lose(0, lost, at: .seconds(101), wall: Self.noon)]
        #expect(waits[0] >= .seconds(60), "a second of health does not count")
        machine.open(0, at: .seconds(200), wall: Self.noon)
        waits = [machine.lose(0, lost, at: .seconds(260), wall: Self.noon)]
        #expect(waits[0] <= .seconds(5))
        let limited = SourceError(.tooManyRequests, "429", retryAfter: .seconds(700))
        #expect(machine.lose(0, limited, at: .seconds(260), wall: Self.noon) >= .seconds(700))
    }

    @Test("a lost connection is partial, and losing all of them is a failure with its next attempt")
    func failing() throws {
        var machine = machine()
        machine.open(0, at: .zero, wall: Self.noon)
        machine.open(1, at: .zero, wall: Self.noon)
        _ = machine.lose(1, lost, at: .zero, wall: Self.noon)
        let partial = try nextStatus(&machine)
        #expect(partial.state == .partial && partial.reason == "1 of 2 connections: closed")
        _ = machine.lose(0, SourceError(.forbidden, "403"), at: .zero, wall: Self.noon)
        let failed = try nextStatus(&machine)
        #expect(failed.state == .failed && failed.reason == "403" && failed.lastSuccess == Self.noon)
        let next = try #require(failed.service?.nextRequest)
        #expect((4000...5000).contains(next.milliseconds - Self.noon.milliseconds))
        machine.open(0, at: .zero, wall: Self.noon)
        machine.open(1, at: .zero, wall: Self.noon)
        #expect(machine.drainStatus()?.state == .good)
    }

    @Test("unreadable messages are counted, and a hundred in a row end the connection")
    func unreadable() throws {
        var machine = machine(1)
        machine.open(0, at: .zero, wall: Self.noon)
        for _ in 0..<99 { try machine.receive(0, bytes: 1, errors: [bad], wall: Self.noon) }
        #expect(machine.drainStatus()?.state == .partial)
        try machine.receive(0, bytes: 1, errors: [], wall: Self.noon)
        #expect(machine.drainStatus()?.state == .good)
        for _ in 0..<99 { try machine.receive(0, bytes: 1, errors: [bad], wall: Self.noon) }
        let failure = #expect(throws: SourceError.self) {
            try machine.receive(0, bytes: 1, errors: [bad], wall: Self.noon)
        }
        #expect(failure?.kind == .wrongContent)
    }

    @Test("a stream without connections is off")
    func nothing() {
        var machine = machine(0)
        #expect(machine.drainStatus()?.state == .off)
    }
}

extension Timestamp {
    fileprivate func after(_ seconds: Int) -> Timestamp {
        Timestamp(milliseconds: milliseconds + Int64(seconds) * 1000)
    }
}
