import Model

/// Reads what a fund reports to the regulator of its holdings: a filing of form N-PORT-P, `primary_doc.xml` (SEC, "EDGAR
/// Form N-PORT XML Technical Specification"). Percents of net assets, no sectors, tickers for some.
enum NPORTDocument {
    /// The positions on the day that the report is of. A position without a weight or a kind is noted and skipped.
    static func read(_ bytes: [UInt8], source: String = "nport") throws(FeedError) -> Parsed<NPORTReport> {
        var document = try XMLReader(bytes, source: source, root: "edgarSubmission")
        var draft = NPORTDraft(source: source)
        while let element = try document.next("genInfo", "netAssets", "invstOrSec") {
            switch element.name {
            case "genInfo": draft.general = element
            case "netAssets": draft.netAssets = GroupedNumber.read(element.text)
            default: draft.take(element)
            }
        }
        return try draft.finish()
    }
}

/// A fund's report to the regulator.
struct NPORTReport: Sendable {
    /// The fund among those of its company: `S000012000`; nil for one that stands alone.
    let series: String?
    /// Its positions on the day of the report.
    let file: FundFile
}

/// A report while it is read.
private struct NPORTDraft {
    let source: String
    var general: XMLElement?
    var netAssets: Double?
    private var positions: [FundPosition] = []
    private var faults: [FeedError] = []

    init(source: String) { self.source = source }

    mutating func take(_ element: XMLElement) {
        do throws(FeedError) { positions.append(try position(element)) } catch { faults.append(error) }
    }

    func finish() throws(FeedError) -> Parsed<NPORTReport> {
        let date = general?["repPdDate"]?.text ?? "none"
        guard let general, let asOf = Day(spelled: date) else {
            throw FeedError(source, line: general?.line, expected: "<repPdDate> with a date", found: date)
        }
        if positions.isEmpty { throw faults.first ?? FeedError(source, expected: "some positions", found: "none") }
        let name = general.words("seriesName") ?? general.words("regName")
        let report = NPORTReport(
            series: general.words("seriesId"), file: FundFile(name: name, asOf: asOf, positions: positions))
        return Parsed(report, faults: faults)
    }

    private func position(_ element: XMLElement) throws(FeedError) -> FundPosition {
        let value = element.number("valUSD"), balance = element.number("balance")
        let byValue = value.flatMap { value in netAssets.flatMap { $0 > 0 ? value / $0 : nil } }
        guard let weight = element.number("pctVal").map({ $0 / 100 }) ?? byValue, weight.magnitude < 3 else {
            throw fault(element, "<pctVal> with a percent", element["pctVal"]?.text)
        }
        guard let category = element.category else { throw fault(element, "<assetCat>", nil) }
        let kind = FundPosition.Kind(category: category)
        let isCount = element["units"]?.text == "NS"
        return FundPosition(
            ticker: ShareClass.ticker(element.identifier("ticker") ?? ""),
            name: element.words("name") ?? element.words("title") ?? "", cusip: element.cusip, kind: kind,
            sector: kind == .cash ? .cash : nil, weight: weight,
            price: isCount ? FundPosition.price(of: balance, worth: value) : nil, shares: isCount ? balance : nil)
    }

    private func fault(_ element: XMLElement, _ expected: String, _ found: String?) -> FeedError {
        FeedError(
            source, line: element.line, expected: "\(expected) of \(element.words("name") ?? "a position")",
            found: found ?? "none")
    }
}

extension FundPosition.Kind {
    /// What a position is by its category: common and preferred stock are shares; short-term vehicles, repurchase
    /// agreements and derivatives stand beside.
    fileprivate init(category: String) {
        switch category {
        case "EC", "EP": self = .share
        case "STIV", "RA": self = .cash
        default: self = category.hasPrefix("D") && category != "DBT" ? .cash : .other
        }
    }
}

extension XMLElement {
    /// The words of an element in it, nil where there are none.
    fileprivate func words(_ name: String) -> String? {
        self[name].map(\.text).flatMap { $0.isEmpty || $0 == "N/A" ? nil : $0 }
    }

    /// The number of an element in it.
    fileprivate func number(_ name: String) -> Double? { self[name].flatMap { GroupedNumber.read($0.text) } }

    /// An identifier of a position.
    fileprivate func identifier(_ name: String) -> String? {
        let value = PlainText.clean(self["identifiers", name]?[attribute: "value"] ?? "")
        return value.isEmpty || value == "N/A" ? nil : value
    }

    /// Its CUSIP; what is none stands as `N/A` or nine zeros.
    fileprivate var cusip: String? {
        guard let cusip = words("cusip"), cusip.utf8.count == 9, cusip.contains(where: { $0 != "0" }) else {
            return nil
        }
        return cusip
    }

    /// Its category, also where it stands in the attribute of a condition.
    fileprivate var category: String? {
        let category = words("assetCat") ?? self["assetConditional"]?[attribute: "assetCat"]
        return category.map { PlainText.clean($0, limit: 20) }
    }
}
