import Formats
import Model
public import Networking
import Synchronization

extension Service {
    /// The newswires: reports of deals, polled feed by feed, without law firms' notices. A headline that plainly states
    /// acquirer and target also yields a deal, which the market merges with other sources' reports of it.
    public static func wires(_ settings: WireSettings, clock: SourceClock = SourceClock()) -> Service {
        let memory = WireMemory()
        let names = settings.feeds.map { WireName.of($0) ?? WebAddress($0)?.host ?? $0 }
        let pollRequests = zip(settings.feeds, names).enumerated().map { index, next in
            let (feed, wire) = next
            // Two feeds of one wire are separate poll requests.
            let key = names.count { $0 == wire } > 1 ? "\(wire) \(index + 1)" : wire
            return PollRequest(key, every: settings.interval) { transport async throws(SourceError) in
                let request = HTTPRequest(feed, .xml, deadline: .seconds(30), byteLimit: 4 << 20, isConditional: true)
                let response = try await transport.fetch(request)
                if response.isUnchanged { return .unchanged }
                let items: Parsed<[WireItem]>
                do throws(FeedError) { items = try WireFeed.read(response.body) } catch { throw SourceError(error) }
                return PollResult(
                    memory.newUpdates(of: items.content, from: wire, at: clock.wall()),
                    isUnderstood: !items.content.isEmpty,
                    errors: items.errors)
            }
        }
        let budget = RequestBudget(perSecond: 0.5, burst: 4, atOnce: 1, clock: clock)
        return Service("wires", at: settings.feeds.first ?? "", budget: budget, atOnce: 1, pollRequests: pollRequests)
    }
}

/// Names of wires.
enum WireName {
    /// The name of the wire at a feed's address, if recognised.
    static func of(_ feed: String) -> String? {
        let host = WebAddress(feed)?.host ?? ""
        return names.first { host.contains($0.part) }?.name
    }

    private static let names: [(part: String, name: String)] = [
        ("globenewswire", "GlobeNewswire"), ("prnewswire", "PR Newswire"), ("businesswire", "Business Wire"),
        ("fda.gov", "FDA"),
    ]
}

/// The addresses of reports that were already yielded.
final class WireMemory: Sendable {
    private let seen = Mutex<Set<String>>([])

    /// The new reports of a feed, oldest first: each report of a deal as a headline, and also as a deal if it plainly
    /// is one.
    func newUpdates(of items: [WireItem], from wire: String, at now: Timestamp) -> [MarketUpdate] {
        // A date in the future is an error of the feed, and would keep the report first forever.
        let latest = Timestamp(milliseconds: now.milliseconds + 3_600_000)
        let new = seen.withLock { seen in
            items.filter { $0.time <= latest && HeadlineFilter.passes($0) && seen.insert($0.link).inserted }
        }
        return new.sorted { $0.time < $1.time }.flatMap { $0.updates(from: wire) }
    }
}

extension WireItem {
    /// The headline, and the deal that it announces. A completion is not an announcement: it changes the stage of an
    /// existing deal.
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
            acquirerTicker: WireTickers.ticker(of: report.acquirer, other: report.target, in: text),
            target: report.target,
            targetTicker: WireTickers.ticker(of: report.target, other: report.acquirer, in: text), kind: .acquisition,
            area: Deal.unknownArea,
            upfrontUSDMillions: report.isMaximum ? nil : report.usdMillions,
            maximumUSDMillions: report.isMaximum ? report.usdMillions : nil, source: link,
            stage: report.isCompletion ? .completed : .announced)
    }
}
