import Formats
import Model

/// A report in a wire's feed.
struct WireItem: Hashable, Sendable {
    /// The headline.
    let title: String
    /// The beginning of the report as plain text; empty if the feed does not contain it.
    let summary: String
    let time: Timestamp
    /// The address of the report.
    let link: String
    /// The tickers listed by the feed, without their exchanges.
    let tickers: [Symbol]
}

/// Reads a feed of reports in RSS 2.0, as published by GlobeNewswire and PR Newswire, or in Atom.
enum WireFeed {
    /// The reports in the order of the feed, each address once. A report without a headline, address or date is
    /// recorded as an error and left out.
    static func read(_ bytes: [UInt8], source: String = "wires") throws(FeedError) -> Parsed<[WireItem]> {
        var document = try XMLReader(bytes, source: source)
        guard ["rss", "RDF", "feed"].contains(document.root.name) else {
            throw FeedError(source, line: document.root.line, expected: "<rss>", found: "<\(document.root.name)>")
        }
        var parsed = Parsed<[WireItem]>([])
        var links: Set<String> = []
        while let element = try document.next("item", "entry") {
            do throws(FeedError) {
                let item = try WireItem(element, source: source)
                if links.insert(item.link).inserted { parsed.content.append(item) }
            } catch { parsed.errors.append(error) }
        }
        return try parsed.orThrow()
    }
}

extension WireItem {
    fileprivate init(_ item: XMLElement, source: String) throws(FeedError) {
        func error(_ expected: String, _ found: String) -> FeedError {
            FeedError(source, line: item.line, expected: expected, found: found)
        }
        title = HTMLText.plain(item["title"]?.content ?? "", limit: 300)
        guard !title.isEmpty else { throw error("a headline", "") }
        let date = ["pubDate", "date", "published", "updated"].lazy.compactMap { item[$0]?.text }.first ?? ""
        guard let time = Timestamp(mailDate: date) ?? Timestamp(iso: date) else { throw error("a date", date) }
        self.time = time
        // The guid is an address too, unless it is declared not to be one.
        let guid = item["guid"].flatMap { $0[attribute: "isPermaLink"] == "false" ? nil : $0.text }
        let links = item.all("link").flatMap { [$0.text, $0[attribute: "href"]] }
        let addresses = (links + [guid]).compactMap(\.self).map { PlainText.clean($0, limit: 300) }
        guard let link = addresses.first(where: { $0.hasPrefix("https://") || $0.hasPrefix("http://") }) else {
            throw error("an address", addresses.first ?? "")
        }
        self.link = link
        let text = ["description", "summary", "content"].lazy.compactMap { item[$0]?.content }.first ?? ""
        summary = HTMLText.plain(text, limit: 2000)
        tickers = WireItem.tickers(item.all("category"))
    }

    /// The tickers of `<category domain="https://www.globenewswire.com/rss/stock">Nasdaq:ELMT</category>`, each once
    /// even if several exchanges list it.
    private static func tickers(_ categories: [XMLElement]) -> [Symbol] {
        var tickers: [Symbol] = []
        for category in categories where category[attribute: "domain"]?.hasSuffix("/stock") == true {
            guard let name = category.text.split(separator: ":").last?.trimmed, !name.isEmpty, name.utf8.count <= 10,
                !name.contains(" ")
            else { continue }
            if !tickers.contains(Symbol(name)) { tickers.append(Symbol(name)) }
        }
        return tickers
    }
}
