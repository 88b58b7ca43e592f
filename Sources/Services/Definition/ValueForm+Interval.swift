package import Formats
import Model
package import Networking

extension ValueForm where Value == PollRequest.Interval {
    /// How often a source is polled: one duration, or one for each state of the exchange, none shorter than the source
    /// permits.
    package static func interval(atLeast least: Duration) -> ValueForm<PollRequest.Interval> {
        let time = ValueForm<Duration>.time(least ... .days(30)).optional("never")
        let description =
            "a time such as \"5 min\", or { open = \"20 s\", pre-market = \"1 min\", closed = \"never\", holiday = \"1 d\" }"
        return ValueForm(
            description: description,
            read: { item throws(InvalidValue) in
                if case .table(let entries) = item { return try PollRequest.Interval(entries, time) }
                guard case .text = item else { throw InvalidValue(expected: description, item) }
                let one = try time.read(item)
                return one.map(PollRequest.Interval.always) ?? .never
            },
            write: { interval in
                let states = PollRequest.Interval.states.filter { !$0.isEvening || interval.evening != interval.closed }
                let times = states.map { (key: $0.name, value: time.write(interval[keyPath: $0.path])) }
                return Set(times.map(\.value)).count == 1 ? times[0].value : TOMLText.table(times)
            }, explanation: "At most once in \(least.text).")
    }
}

extension PollRequest.Interval {
    /// A state of the exchange, with its name in a configuration.
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

    /// Never polled.
    fileprivate static let never = PollRequest.Interval(open: nil, preMarket: nil, closed: nil, holiday: nil)

    /// Creates an interval from one entry per state. All states are required except `evening`, which defaults to
    /// `closed`.
    fileprivate init(_ entries: [TOMLItem.Entry], _ time: ValueForm<Duration?>) throws(InvalidValue) {
        self = .never
        let names = PollRequest.Interval.states.map(\.name)
        if let other = entries.first(where: { !names.contains($0.key) }) {
            let hint = Suggestion.hint(for: other.key, among: names)
            throw InvalidValue("no state of the exchange: there are \(names.joined(separator: ", "))\(hint)").under(
                other.key)
        }
        for state in PollRequest.Interval.states {
            guard let entry = entries.first(where: { $0.key == state.name }) else {
                if state.isEvening { continue }
                throw InvalidValue("'\(state.name)' is missing: a time, or \"never\"")
            }
            do throws(InvalidValue) { self[keyPath: state.path] = try time.read(entry.value) } catch {
                throw error.under(state.name)
            }
        }
        if !entries.contains(where: { $0.key == "evening" }) { evening = closed }
    }
}
