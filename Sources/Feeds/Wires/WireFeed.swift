import Model

/// One report of a wire's feed.
struct WireItem: Hashable, Sendable {
    /// Its headline.
    let title: String
    /// How it begins, as plain text; empty where the feed does not say.
    let summary: String
    /// When it was published.
    let time: Timestamp
    /// Its address.
    let link: String
    /// The tickers that the feed lists, without their exchanges.
    let tickers: [Symbol]
}

/// Reads a feed of reports (RSS 2.0), as GlobeNewswire and PR Newswire publish it; an Atom feed of the same too.
enum WireFeed {
    /// The reports in the feed's order, each address once. One without a headline, an address or a date is noted and left
    /// out.
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
            } catch { parsed.faults.append(error) }
        }
        return try parsed.orFault()
    }
}

extension WireItem {
    fileprivate init(_ item: XMLElement, source: String) throws(FeedError) {
        func fault(_ expected: String, _ found: String) -> FeedError {
            FeedError(source, line: item.line, expected: expected, found: found)
        }
        title = HTMLText.plain(item["title"]?.content ?? "", limit: 300)
        guard !title.isEmpty else { throw fault("a headline", "") }
        let date = ["pubDate", "date", "published", "updated"].lazy.compactMap { item[$0]?.text }.first ?? ""
        guard let time = Timestamp(mailDate: date) ?? Timestamp(iso: date) else { throw fault("a date", date) }
        self.time = time
        // The guid is an address too, unless it says that it is none.
        let guid = item["guid"].flatMap { $0[attribute: "isPermaLink"] == "false" ? nil : $0.text }
        let links = item.all("link").flatMap { [$0.text, $0[attribute: "href"]] }
        let addresses = (links + [guid]).compactMap(\.self).map { PlainText.clean($0, limit: 300) }
        guard let link = addresses.first(where: { $0.hasPrefix("https://") || $0.hasPrefix("http://") }) else {
            throw fault("an address", addresses.first ?? "")
        }
        self.link = link
        let text = ["description", "summary", "content"].lazy.compactMap { item[$0]?.content }.first ?? ""
        summary = HTMLText.plain(text, limit: 2000)
        tickers = WireItem.tickers(item.all("category"))
    }

    /// The tickers of `<category domain="https://www.globenewswire.com/rss/stock">Nasdaq:ELMT</category>`; each once,
    /// though several exchanges list it.
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
