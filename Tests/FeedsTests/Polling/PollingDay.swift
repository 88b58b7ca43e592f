import Model

@testable import Feeds

/// A machine on manual time, with services that answer as a test says and take no time for it.
struct PollingDay {
    /// A poll request that was asked, when.
    struct Ask: Equatable {
        let time: Double
        let pollRequest: String
    }

    var machine: PollingMachine
    private(set) var now = Duration.zero
    /// What the wall clock is ahead of the time that passed.
    var wallStart: Timestamp
    private(set) var asks: [Ask] = []
    private(set) var statuses: [SourceStatus] = []
    /// How services answer: nil for well, at a time in seconds.
    var answer: (_ pollRequest: String, _ time: Double) -> SourceError? = { _, _ in nil }
    /// What is bad of an answer at a time in seconds.
    var badRows: (_ pollRequest: String, _ time: Double) -> [FeedError] = { _, _ in [] }

    /// Ten o'clock in New York on a Tuesday.
    static let morning = NewYorkTime.timestamp(Fixture.day("2026-03-10"), minute: 10 * 60)

    init(_ services: [Service], wall: Timestamp = PollingDay.morning, seed: UInt64 = 1) {
        wallStart = wall
        machine = PollingMachine(services, now: .zero, wall: wall, seed: seed)
    }

    /// A service of poll requests that are asked at the same interval at all times.
    static func service(
        _ name: String, _ keys: String..., every interval: PollRequest.Interval = .always(.seconds(60)),
        backOff: BackOff = .usual
    ) -> Service {
        Service(
            name, at: "https://\(name).example/data?key=abc", backOff: backOff,
            pollRequests: keys.map { pollRequest($0, every: interval) })
    }

    static func pollRequest(
        _ key: String, every interval: PollRequest.Interval = .always(.seconds(60)),
        standsInFor leader: PollRequest.ID? = nil
    ) -> PollRequest {
        PollRequest(key, every: interval, standsInFor: leader) { _ throws(SourceError) in PollResult([]) }
    }

    var wall: Timestamp { Timestamp(milliseconds: wallStart.milliseconds + now.milliseconds) }

    /// Plays so many seconds.
    mutating func play(_ seconds: Double) {
        let end = now + .seconds(seconds)
        while now <= end {
            machine.tell(now, wall)
            turn()
            guard let due = machine.due, due <= end else { break }
            // A machine that wants to be asked at once again and again would never let time pass.
            now = max(due, now + .milliseconds(1))
        }
        now = end
        machine.tell(now, wall)
        turn()
    }

    /// Lets the machine sleep: the wall clock goes on, and the other one where it counts that.
    mutating func sleep(_ seconds: Double, isCounted: Bool) {
        if isCounted { now += .seconds(seconds) } else { setWall(ahead: seconds) }
    }

    /// Sets the wall clock.
    mutating func setWall(ahead seconds: Double) {
        wallStart = Timestamp(milliseconds: wallStart.milliseconds + Int64(seconds * 1000))
    }

    /// Asks what is due, and takes the answers.
    private mutating func turn() {
        while true {
            let started = machine.start()
            statuses += machine.takeStatuses()
            if started.isEmpty { return }
            for id in started {
                asks.append(Ask(time: now.seconds, pollRequest: "\(id)"))
                let fault = answer("\(id)", now.seconds)
                let outcome = PollingMachine.Outcome(
                    result: fault.map { .failure($0) } ?? .success(badRows("\(id)", now.seconds)), bytes: 100,
                    latency: .milliseconds(20))
                machine.finish(id, outcome)
            }
            statuses += machine.takeStatuses()
        }
    }

    /// When a poll request was asked, in seconds.
    func times(_ pollRequest: String) -> [Double] { asks.filter { $0.pollRequest == pollRequest }.map(\.time) }

    /// The seconds between one question and the next.
    func gaps(_ pollRequest: String) -> [Double] {
        let times = times(pollRequest)
        return zip(times, times.dropFirst()).map { $1 - $0 }
    }

    /// The newest status of a service.
    func status(_ service: String) -> SourceStatus? { statuses.last { $0.name == service } }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
