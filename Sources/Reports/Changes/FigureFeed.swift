public import Model
public import Thesis

/// The figures as a sequence of lines: first all of them, then each change.
///
/// A value without a clock: it is given a market, and returns the lines that tell what is different from the last one.
/// However much has happened in between, a figure that has changed is told once, with its present value.
public struct FigureFeed: Sendable {
    /// The version of the lines. A member that is added does not change it.
    public static let version = 1

    /// The parts that are told.
    private let sections: Set<FigureSection>
    /// The instruments that are told; nil for all.
    private let symbols: Set<Symbol>?
    private var told: [FigureRecord.Place: JSON] = [:]
    private var sequence = 0

    /// A feed of which nothing has been told.
    public init(sections: Set<FigureSection> = Set(FigureSection.allCases), symbols: Set<Symbol>? = nil) {
        self.sections = sections
        self.symbols = symbols
    }

    /// The first line: the figures as a whole.
    ///
    /// - Parameters:
    ///   - since: The first session of each condition's present run.
    ///   - receipt: When the newest of the data were received.
    public mutating func opening(
        _ market: Market, _ result: ThesisResult, since: [Day?], receivedAt receipt: Timestamp
    ) -> JSON {
        let figures = market.report(thesis: result, since: since, of: symbols, sections: sections)
        told = Dictionary(FigureRecord.all(in: figures).map { ($0.place, $0.value) }) { $1 }
        return line("figures", receipt, [JSON.Member("figures", figures)])
    }

    /// A line for each change since the last call.
    ///
    /// - Parameter scope: What may have changed; only that is computed again.
    public mutating func changes(
        _ market: Market, _ result: ThesisResult, since: [Day?], in scope: FigureScope, receivedAt receipt: Timestamp
    ) -> [JSON] {
        let part = scope.part(of: sections, symbols, in: market)
        let figures = market.report(thesis: result, since: since, of: part.symbols, sections: part.sections)
        let records = FigureRecord.all(in: figures)
        var lines = records.filter { told[$0.place] != $0.value }.map { record in
            told[record.place] = record.value
            return change(record.place, record.value, receipt)
        }
        if scope.isEverything {
            let present = Set(records.map(\.place))
            let gone = told.keys.filter { !present.contains($0) }
            for place in gone.sorted(by: { $0.order < $1.order }) {
                told[place] = nil
                lines.append(change(place, nil, receipt))
            }
        }
        return lines
    }

    private mutating func change(_ place: FigureRecord.Place, _ value: JSON?, _ receipt: Timestamp) -> JSON {
        var members = [JSON.Member("section", .string(place.section))]
        if let key = place.key { members.append(JSON.Member("key", key)) }
        members.append(value.map { JSON.Member("value", $0) } ?? JSON.Member("removed", true))
        return line("change", receipt, members)
    }

    private mutating func line(_ type: String, _ receipt: Timestamp, _ members: [JSON.Member]) -> JSON {
        defer { sequence += 1 }
        return .object(
            [
                JSON.Member("version", JSON(FigureFeed.version)), JSON.Member("type", .string(type)),
                JSON.Member("sequence", JSON(sequence)), JSON.Member("received", .string(receipt.exact)),
            ] + members)
    }
}

extension FigureRecord.Place {
    /// The text by which places are ordered.
    fileprivate var order: String { section + (key?.text(indented: false) ?? "") }
}

extension Timestamp {
    /// The instant in UTC, to the millisecond: `2024-05-16T20:00:00.123Z`.
    var exact: String {
        let fraction = String((milliseconds % 1000 + 1000) % 1000)
        return description.dropLast() + "." + String(repeating: "0", count: 3 - fraction.count) + fraction + "Z"
    }
}
