import Feeds
import Model

extension ValueForm where Value == Duration {
    /// A span of time as a thesis writes it.
    static func time(_ range: ClosedRange<Duration> = .seconds(1) ... .days(3650)) -> ValueForm {
        ValueForm(
            words: "a time such as \"30 s\", \"5 min\", \"2 h\" or \"1 d\"",
            read: { item throws(WrongValue) in
                let words = "a time such as \"30 s\", \"5 min\", \"2 h\" or \"1 d\""
                guard case .text(let text) = item, let time = Duration(words: text) else {
                    throw WrongValue(expected: words, item)
                }
                guard range.contains(time) else {
                    throw WrongValue(
                        "\(time.words) is not within \(range.lowerBound.words) and \(range.upperBound.words)")
                }
                return time
            }, write: { TOMLText.quoted($0.words) })
    }
}

extension ValueForm where Value == PollRequest.Interval {
    /// How often something is asked: one time, or one for each state of the exchange, none of them shorter than its source
    /// bears.
    static func interval(atLeast least: Duration) -> ValueForm {
        let time = ValueForm<Duration>.time(least ... .days(30)).optional("never")
        let words =
            "a time such as \"5 min\", or { open = \"20 s\", pre-market = \"1 min\", closed = \"never\", holiday = \"1 d\" }"
        return ValueForm(
            words: words,
            read: { item throws(WrongValue) in
                if case .table(let entries) = item { return try PollRequest.Interval(entries, time) }
                guard case .text = item else { throw WrongValue(expected: words, item) }
                let one = try time.read(item)
                return one.map(PollRequest.Interval.always) ?? .never
            },
            write: { interval in
                let states = PollRequest.Interval.states.filter { !$0.isEvening || interval.evening != interval.closed }
                let times = states.map { (key: $0.name, value: time.write(interval[keyPath: $0.path])) }
                return Set(times.map(\.value)).count == 1 ? times[0].value : TOMLText.table(times)
            }, explanation: "At most once in \(least.words).")
    }
}

extension PollRequest.Interval {
    /// A state of the exchange by the name that it has in a configuration.
    fileprivate struct State {
        let name: String
        let path: WritableKeyPath<PollRequest.Interval, Duration?>

        var isEvening: Bool { path == \.evening }
    }

    /// The states of the exchange.
    fileprivate static var states: [State] {
        [
            State(name: "open", path: \.open), State(name: "pre-market", path: \.preMarket),
            State(name: "evening", path: \.evening), State(name: "closed", path: \.closed),
            State(name: "holiday", path: \.holiday),
        ]
    }

    /// Not asked at any time.
    fileprivate static let never = PollRequest.Interval(open: nil, preMarket: nil, closed: nil, holiday: nil)

    /// An interval for each state, all of which must be there but the evening, which is else as the night.
    fileprivate init(_ entries: [TOMLItem.Entry], _ time: ValueForm<Duration?>) throws(WrongValue) {
        self = .never
        let names = PollRequest.Interval.states.map(\.name)
        if let other = entries.first(where: { !names.contains($0.key) }) {
            let hint = Suggestion.words(for: other.key, among: names)
            throw WrongValue("no state of the exchange: there are \(names.joined(separator: ", "))\(hint)").under(
                other.key)
        }
        for state in PollRequest.Interval.states {
            guard let entry = entries.first(where: { $0.key == state.name }) else {
                if state.isEvening { continue }
                throw WrongValue("'\(state.name)' is missing: a time, or \"never\"")
            }
            do throws(WrongValue) { self[keyPath: state.path] = try time.read(entry.value) } catch {
                throw error.under(state.name)
            }
        }
        if !entries.contains(where: { $0.key == "evening" }) { evening = closed }
    }
}

extension Duration {
    /// So many days.
    static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }

    /// A span of time as people write it, or nil for anything else.
    init?(words text: String) {
        let digits = text.prefix { ("0"..."9").contains($0) }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        let seconds: [Substring: Int] = [
            "s": 1, "second": 1, "seconds": 1, "min": 60, "minute": 60, "minutes": 60, "h": 3600, "hour": 3600,
            "hours": 3600, "d": 86_400, "day": 86_400, "days": 86_400,
        ]
        guard let count = Int(digits), count <= 100_000, let each = seconds[unit] else { return nil }
        self = .seconds(count * each)
    }

    /// The time as people write it, in the largest unit that needs no fraction.
    var words: String {
        let seconds = Int(components.seconds)
        let units = [(86_400, "d"), (3600, "h"), (60, "min")]
        let unit = units.first { seconds > 0 && seconds.isMultiple(of: $0.0) } ?? (1, "s")
        return "\(seconds / unit.0) \(unit.1)"
    }
}
