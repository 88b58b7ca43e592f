import Model
import Synchronization

extension Service {
    /// The wires: what they report of deals, feed by feed, without law firms' notices. A headline that plainly says who buys
    /// whom is a deal too; the market joins it with what others say of the same.
    public static func wires(_ settings: WireSettings, clock: SourceClock = SourceClock()) -> Service {
        let memory = WireMemory()
        let names = settings.feeds.map { WireName.of($0) ?? WebAddress($0)?.host ?? $0 }
        let pollRequests = zip(settings.feeds, names).enumerated().map { place, next in
            let (feed, wire) = next
            // Two feeds of one wire are two questions.
            let key = names.count { $0 == wire } > 1 ? "\(wire) \(place + 1)" : wire
            return PollRequest(key, every: settings.interval) { transport async throws(SourceError) in
                let request = HTTPRequest(feed, .xml, deadline: .seconds(30), byteLimit: 4 << 20, isConditional: true)
                let answer = try await transport.fetch(request)
                if answer.isUnchanged { return .unchanged }
                let items: Parsed<[WireItem]>
                do throws(FeedError) { items = try WireFeed.read(answer.body) } catch { throw SourceError(error) }
                return PollResult(
                    memory.news(of: items.content, from: wire, at: clock.wall()), isUnderstood: !items.content.isEmpty,
                    faults: items.faults)
            }
        }
        let budget = RequestBudget(perSecond: 0.5, burst: 4, atOnce: 1, clock: clock)
        return Service("wires", at: settings.feeds.first ?? "", budget: budget, atOnce: 1, pollRequests: pollRequests)
    }
}

/// What a wire is called.
enum WireName {
    /// The wire of a feed's address, where it is a known one.
    static func of(_ feed: String) -> String? {
        let host = WebAddress(feed)?.host ?? ""
        return known.first { host.contains($0.part) }?.name
    }

    private static let known: [(part: String, name: String)] = [
        ("globenewswire", "GlobeNewswire"), ("prnewswire", "PR Newswire"), ("businesswire", "Business Wire"),
        ("fda.gov", "FDA"),
    ]
}

/// The reports that were told already, by address.
final class WireMemory: Sendable {
    private let told = Mutex<Set<String>>([])

    /// What is new in a feed, oldest first: each report of a deal as a headline, and as a deal where it plainly is one.
    func news(of items: [WireItem], from wire: String, at now: Timestamp) -> [MarketUpdate] {
        // A date of tomorrow is a fault of theirs, and would stand first for ever.
        let latest = Timestamp(milliseconds: now.milliseconds + 3_600_000)
        let new = told.withLock { told in
            items.filter { $0.time <= latest && HeadlineFilter.passes($0) && told.insert($0.link).inserted }
        }
        return new.sorted { $0.time < $1.time }.flatMap { $0.updates(from: wire) }
    }
}

extension WireItem {
    /// The headline, and the deal that it tells of. A completion is no announcement: it tells how far a known deal has come.
    func updates(from wire: String) -> [MarketUpdate] {
        let deal = HeadlineParser.read(title).map(reported)
        let headline = Headline(title, time: time, link: link, wire: wire, tickers: tickers, deal: deal)
        guard let deal, deal.stage == .announced else { return [.headline(headline)] }
        return [.headline(headline), .deal(deal)]
    }

    private func reported(_ report: HeadlineReport) -> Deal {
        let text = "\(title) \(summary)"
        return Deal(
            announced: Dated(NewYorkTime.wallClock(at: time).day), acquirer: report.acquirer,
            acquirerTicker: WireTickers.ticker(of: report.acquirer, beside: report.target, in: text),
            target: report.target,
            targetTicker: WireTickers.ticker(of: report.target, beside: report.acquirer, in: text), kind: .acquisition,
            area: Deal.unknownArea,
            upfrontUSDMillions: report.isMaximum ? nil : report.usdMillions,
            maximumUSDMillions: report.isMaximum ? report.usdMillions : nil, source: link,
            stage: report.isCompletion ? .completed : .announced)
    }
}
