import Model
import NetworkingSupport

@testable import Formats
@testable import Networking

/// Runs a polling machine on manual time, with services that respond as the test specifies and take no time.
struct PollingDay {
    /// A poll request that was started, and when, in seconds.
    struct StartedPoll: Equatable {
        let time: Double
        let pollRequest: String
    }

    var machine: PollingMachine
    private(set) var now = Duration.zero
    /// The wall-clock time at `now` zero.
    var wallStart: Timestamp
    private(set) var polls: [StartedPoll] = []
    private(set) var statuses: [SourceStatus] = []
    /// The error of a poll request at a time in seconds; nil for a success.
    var failure: (_ pollRequest: String, _ time: Double) -> SourceError? = { _, _ in nil }
    /// The bad rows of a response at a time in seconds.
    var badRows: (_ pollRequest: String, _ time: Double) -> [FeedError] = { _, _ in [] }

    init(_ services: [Service], wall: Timestamp = SettableClock.morning, seed: UInt64 = 1) {
        wallStart = wall
        machine = PollingMachine(services, now: .zero, wall: wall, seed: seed)
    }

    /// A service whose poll requests have the same interval at all times.
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
        fallbackFor leader: PollRequest.ID? = nil
    ) -> PollRequest {
        PollRequest(key, every: interval, fallbackFor: leader) { _ throws(SourceError) in PollResult([]) }
    }

    var wall: Timestamp { Timestamp(milliseconds: wallStart.milliseconds + now.milliseconds) }

    /// Advances the time by the given seconds, running everything that is due.
    mutating func play(_ seconds: Double) {
        let end = now + .seconds(seconds)
        while now <= end {
            machine.advance(to: now, wall)
            turn()
            guard let due = machine.due, due <= end else { break }
            // A machine that is always due at once would never let time pass.
            now = max(due, now + .milliseconds(1))
        }
        now = end
        machine.advance(to: now, wall)
        turn()
    }

    /// Lets the computer sleep: the wall clock advances, and the monotonic clock if it counts sleep.
    mutating func sleep(_ seconds: Double, isCounted: Bool) {
        if isCounted { now += .seconds(seconds) } else { setWall(ahead: seconds) }
    }

    /// Moves the wall clock.
    mutating func setWall(ahead seconds: Double) {
        wallStart = Timestamp(milliseconds: wallStart.milliseconds + Int64(seconds * 1000))
    }

    /// Runs what is due, and applies the results.
    private mutating func turn() {
        while true {
            let started = machine.start()
            statuses += machine.drainStatuses()
            if started.isEmpty { return }
            for id in started {
                polls.append(StartedPoll(time: now.seconds, pollRequest: "\(id)"))
                let failure = failure("\(id)", now.seconds)
                let outcome = PollingMachine.Outcome(
                    result: failure.map { .failure($0) } ?? .success(badRows("\(id)", now.seconds)), bytes: 100,
                    latency: .milliseconds(20))
                machine.finish(id, outcome)
            }
            statuses += machine.drainStatuses()
        }
    }

    /// When a poll request was started, in seconds.
    func times(_ pollRequest: String) -> [Double] { polls.filter { $0.pollRequest == pollRequest }.map(\.time) }

    /// The seconds between consecutive requests.
    func gaps(_ pollRequest: String) -> [Double] {
        let times = times(pollRequest)
        return zip(times, times.dropFirst()).map { $1 - $0 }
    }

    /// The latest status of a service.
    func status(_ service: String) -> SourceStatus? { statuses.last { $0.name == service } }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
