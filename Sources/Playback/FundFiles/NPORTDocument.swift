package import Formats
import Model

/// Reads a fund's holdings from a filing of form N-PORT-P, `primary_doc.xml` (SEC, "EDGAR Form N-PORT XML Technical
/// Specification"). Weights are percent of net assets; there are no sectors, and tickers for only some positions.
package enum NPORTDocument {
    /// The positions on the day of the report. A position without a weight or category is recorded as an error and
    /// skipped.
    package static func read(_ bytes: [UInt8], source: String = "nport") throws(FeedError) -> Parsed<NPORTReport> {
        var document = try XMLReader(bytes, source: source, root: "edgarSubmission")
        var draft = NPORTDraft(source: source)
        while let element = try document.next("genInfo", "netAssets", "invstOrSec") {
            switch element.name {
            case "genInfo": draft.general = element
            case "netAssets": draft.netAssets = GroupedNumber.read(element.text)
            default: draft.add(element)
            }
        }
        return try draft.finish()
    }
}

/// A fund's holdings as reported to the SEC.
package struct NPORTReport: Sendable {
    /// The series ID, such as `S000012000`; nil for a trust that is a single fund.
    package let series: String?
    package let file: FundFile
}

/// A report being parsed.
private struct NPORTDraft {
    let source: String
    var general: XMLElement?
    var netAssets: Double?
    private var positions: [FundPosition] = []
    private var errors: [FeedError] = []

    init(source: String) { self.source = source }

    mutating func add(_ element: XMLElement) {
        do throws(FeedError) { positions.append(try position(element)) } catch { errors.append(error) }
    }

    func finish() throws(FeedError) -> Parsed<NPORTReport> {
        let date = general?["repPdDate"]?.text ?? "none"
        guard let general, let asOf = Day(spelled: date) else {
            throw FeedError(source, line: general?.line, expected: "<repPdDate> with a date", found: date)
        }
        if positions.isEmpty { throw errors.first ?? FeedError(source, expected: "some positions", found: "none") }
        let name = general.string("seriesName") ?? general.string("regName")
        let report = NPORTReport(
            series: general.string("seriesId"), file: FundFile(name: name, asOf: asOf, positions: positions))
        return Parsed(report, errors: errors)
    }

    private func position(_ element: XMLElement) throws(FeedError) -> FundPosition {
        let value = element.number("valUSD"), balance = element.number("balance")
        let byValue = value.flatMap { value in netAssets.flatMap { $0 > 0 ? value / $0 : nil } }
        guard let weight = element.number("pctVal").map({ $0 / 100 }) ?? byValue, weight.magnitude < 3 else {
            throw error(element, "<pctVal> with a percent", element["pctVal"]?.text)
        }
        guard let category = element.category else { throw error(element, "<assetCat>", nil) }
        let kind = FundPosition.Kind(category: category)
        let isCount = element["units"]?.text == "NS"
        return FundPosition(
            ticker: ShareClass.ticker(element.identifier("ticker") ?? ""),
            name: element.string("name") ?? element.string("title") ?? "", cusip: element.cusip, kind: kind,
            sector: kind == .cash ? .cash : nil, weight: weight,
            price: isCount ? FundPosition.price(of: balance, worth: value) : nil, shares: isCount ? balance : nil)
    }

    private func error(_ element: XMLElement, _ expected: String, _ found: String?) -> FeedError {
        FeedError(
            source, line: element.line, expected: "\(expected) of \(element.string("name") ?? "a position")",
            found: found ?? "none")
    }
}

extension FundPosition.Kind {
    /// The kind of a position by its category: common and preferred stock are shares; short-term vehicles, repurchase
    /// agreements and derivatives count as cash.
    fileprivate init(category: String) {
        switch category {
        case "EC", "EP": self = .share
        case "STIV", "RA": self = .cash
        default: self = category.hasPrefix("D") && category != "DBT" ? .cash : .other
        }
    }
}

extension XMLElement {
    /// The text of a child element, nil if it is empty.
    fileprivate func string(_ name: String) -> String? {
        self[name].map(\.text).flatMap { $0.isEmpty || $0 == "N/A" ? nil : $0 }
    }

    /// The number in a child element.
    fileprivate func number(_ name: String) -> Double? { self[name].flatMap { GroupedNumber.read($0.text) } }

    /// An identifier of a position.
    fileprivate func identifier(_ name: String) -> String? {
        let value = PlainText.clean(self["identifiers", name]?[attribute: "value"] ?? "")
        return value.isEmpty || value == "N/A" ? nil : value
    }

    /// The CUSIP; nil if it is given as `N/A` or nine zeros.
    fileprivate var cusip: String? {
        guard let cusip = string("cusip"), cusip.utf8.count == 9, cusip.contains(where: { $0 != "0" }) else {
            return nil
        }
        return cusip
    }

    /// The category, which may be in the attribute of a conditional element.
    fileprivate var category: String? {
        let category = string("assetCat") ?? self["assetConditional"]?[attribute: "assetCat"]
        return category.map { PlainText.clean($0, limit: 20) }
    }
}
