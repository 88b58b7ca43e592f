import Model
import TestSupport

/// Reports of a few companies whose names, tickers and dates overlap in many ways. A seed always produces the same
/// reports.
struct RandomReports: RandomNumberGenerator {
    private var chance: SplitMix
    private var number = 0

    init(seed: UInt64) { chance = SplitMix(seed: seed) }

    mutating func next() -> UInt64 { chance.next() }

    private static let names = [
        "Foo", "FOO INC", "Foo Holdings", "Foo Therapeutics, Inc.", "Foo Pharma", "FooPharma", "Foo Merger Sub", "Bar",
        "Bar plc", "Bar Group Holdings", "Bar & Co", "Holdings Group", "Holdings", "Global Group", "", "X", "X Labs",
        "Bar Holdings (UK) Ltd", "The Foo Company", "Q-Foo", "Quux Systems",
    ]
    private static let tickers: [Symbol?] = [nil, nil, nil, "FOO", "BAR", "QUX"]

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &self)]
    }

    private mutating func day(_ days: Int = 900) -> Day { Spring2024.day - Int.random(in: 0..<days, using: &self) }

    private mutating func link() -> String {
        number += 1
        return "\(number)"
    }

    mutating func deal(stage: Deal.Stage = .announced) -> Deal {
        let precision: [Dated.Precision] = [.day, .day, .week, .month]
        return Deal(
            announced: Dated(day(), precision: pick(precision)), acquirer: pick(Self.names),
            acquirerTicker: pick(Self.tickers), target: pick(Self.names), targetTicker: pick(Self.tickers),
            kind: pick([.acquisition, .acquisition, .licence]), area: pick(["biotech", Deal.unknownArea]),
            upfrontUSDMillions: pick([nil, 5]), source: link(), stage: stage)
    }

    mutating func filing(companies: Int = 6) -> Filing {
        let roles: [Filing.Role] = [.filer, .subject, .filedBy]
        let parties = (0..<pick([1, 1, 2, 3])).map { _ in
            Filing.Party(
                cik: Int.random(in: 1...companies, using: &self), name: pick(Self.names), role: pick(roles),
                ticker: pick(Self.tickers))
        }
        return Filing(
            accession: pick([link(), "twice", "again"]),
            form: pick(["8-K", "8-K", "SC TO-T", "SC 14D9", "425", "S-4", "SC TO-T/A"]), parties: parties,
            accepted: NewYorkTime.timestamp(day(), minute: 600),
            items: pick([["1.01"], ["2.01"], ["1.02"], ["5.01", "1.01"], []]), link: link())
    }

    mutating func update() -> MarketUpdate {
        switch Int.random(in: 0..<5, using: &self) {
        case 0, 1: return .deal(deal())
        case 2, 3: return .filing(filing())
        default:
            let report = deal(stage: pick([.announced, .completed, .terminationReported]))
            return .headline(
                Headline(
                    "\(report.acquirer) and \(report.target)", time: NewYorkTime.timestamp(day(), minute: 500),
                    link: report.source, wire: "W", tickers: [report.targetTicker].compactMap(\.self), deal: report))
        }
    }
}
