import Model
import NetworkingSupport
import Synchronization
import TestSupport
import Testing

@testable import Networking
@testable import Services

// Long because each test serves the complete pages of one kind of filing.

struct EDGARServiceTests {
    private typealias S = EDGARSamples

    private let settings = EDGARSettings(
        isOn: true, address: "http://sec", factsAddress: "http://data", filings: .always(.seconds(120)),
        facts: .always(.seconds(604_800)), contact: "name@example.org")

    private func service(
        on day: String = "2026-01-12", cache: any ResponseCache = MemoryResponseCache(), wanted: [String] = []
    ) throws -> Service {
        let clock = SourceClock.noon(on: Fixture.day(day))
        let service = Service.edgar(
            settings, budget: .regulator(clock: clock), cache: cache, clock: clock, wanted: { wanted })
        return try #require(service)
    }

    private func address(_ form: String, start: Int = 0) -> String {
        "http://sec/cgi-bin/browse-edgar?action=getcurrent&type=\(form.replacing(" ", with: "%20"))&company=&dateb="
            + "&owner=include&start=\(start)&count=100&output=atom"
    }

    private let profiles = [
        "http://data/submissions/CIK0001029142.json": S.submissions(
            1_029_142, "DYNAVAX TECHNOLOGIES CORP", sic: "2836", tickers: ["DVAX"],
            rows: [("8-K", "2025-12-24T07:00:00.000Z", "1.01,8.01"), ("SC14D9C", "2025-12-24T07:05:00.000Z", "")]),
        "http://data/submissions/CIK0001121404.json": S.submissions(1_121_404, "Sanofi", sic: "2834", tickers: ["SNY"]),
    ]

    @Test("without a contact there is no service")
    func contact() {
        var settings = settings
        settings.contact = "https://example.org"
        #expect(Service.edgar(settings, budget: .regulator()) == nil)
    }

    @Test("two lists that name one company at the same time request its file once")
    func once() {
        let tracker = FilingTracker(), now = Timestamp(milliseconds: 0)
        var reading = FormReading()
        reading.filings = [
            Filing(
                accession: "1", form: "8-K", parties: [.init(cik: 21, name: "Target Corp", role: .filer)],
                accepted: NewYorkTime.timestamp(Fixture.day("2026-01-12"), minute: 600), items: ["1.01"], link: "")
        ]
        tracker.record(reading, of: "8-K")
        #expect(tracker.companiesToRead(9, at: now) == [21])
        #expect(tracker.companiesToRead(9, at: now) == [])
        tracker.release([21])
        #expect(tracker.companiesToRead(9, at: now) == [21])
        tracker.record(nil, of: 21)
        tracker.release([21])
        #expect(tracker.companiesToRead(9, at: now) == [])
    }

    @Test("every form that reports a sale has a list that is polled", arguments: ["F-4", "SC 13E3"])
    func forms(_ form: String) async throws {
        let entries =
            form == "F-4"
            ? [
                S.entry(form, "Target Corp", 21, "Subject", "0000000000-26-000021"),
                S.entry(form, "Buyer plc", 22, "Filer", "0000000000-26-000021"),
            ]
            : [
                S.entry(form, "Target Corp", 21, "Subject", "0000000000-26-000021"),
                S.entry(form, "Target Corp", 21, "Filed by", "0000000000-26-000021"),
                S.entry(form, "Buyer plc", 22, "Filed by", "0000000000-26-000021"),
            ]
        let transport = ScriptedTransport([
            address(form): S.feed(entries),
            "http://data/submissions/CIK0000000021.json": S.submissions(21, "Target Corp", sic: "2836", tickers: []),
            "http://data/submissions/CIK0000000022.json": S.submissions(22, "Buyer plc", sic: "2834", tickers: []),
        ])
        let deal = try #require(try await service().run(form, transport).updates.deals.first)
        #expect(deal.acquirer == "Buyer plc" && deal.target == "Target Corp")
    }

    @Test("an offer becomes a deal with the area and ticker of its target and the date in its file, once")
    func offer() async throws {
        let transport = ScriptedTransport(profiles.merging([address("SC TO-T"): S.feed(S.offer)]) { a, _ in a })
        let service = try service()
        let pollResult = try await service.run("SC TO-T", transport)
        #expect(pollResult.errors == [])
        let deals = pollResult.updates.deals
        #expect(deals.count == 1)
        let deal = try #require(deals.first)
        #expect(deal.acquirer == "Sanofi" && deal.target == "DYNAVAX TECHNOLOGIES CORP")
        #expect(deal.acquirerTicker == "SNY" && deal.targetTicker == "DVAX" && deal.area == "biotech")
        #expect(deal.announced == Dated("2025-12-24"))
        #expect(pollResult.updates.filings.map(\.form) == ["SC TO-T"])
        #expect(transport.requests.allSatisfy { $0.agent == .declared("Ballast/1.0 name@example.org") })
        #expect(transport.requests.count == 3, "the file of a vehicle is not requested")
        #expect(try await service.run("SC TO-T", transport).updates.isEmpty)
        let replied = ScriptedTransport([address("SC 14D9"): S.feed(S.reply)])
        #expect(try await service.run("SC 14D9", replied).updates.deals.first?.otherSources.count == 1)
    }

    @Test("a company without a file has a deal without an area, one whose file fails has to wait")
    func profilesMissing() async throws {
        let feed = address("SC TO-T")
        let service = try service()
        let failing = ScriptedTransport { request throws(SourceError) in
            if request.url == feed { return Array(S.feed(S.offer).utf8) }
            throw SourceError(.timedOut, "late")
        }
        let first = try await service.run("SC TO-T", failing)
        #expect(first.updates.deals.isEmpty && first.errors.count == 1)
        let later = try await service.run("SC TO-T", ScriptedTransport([feed: S.feed(S.offer)]))
        #expect(later.updates.deals.map(\.area) == [Deal.unknownArea])
        #expect(later.errors == [])
    }

    private static let target = "http://data/submissions/CIK0001029142.json"
    private static let buyer = "http://data/submissions/CIK0001121404.json"

    /// The results of several polls of a list, each some time after the one before, with the given files of companies.
    private func runs(
        _ times: [Duration], _ file: @escaping @Sendable (_ run: Int, _ url: String) throws(SourceError) -> String
    ) async throws -> (deals: [[Deal]], urls: [[String]]) {
        let clock = SettableClock(NewYorkTime.timestamp(Fixture.day("2026-01-12"), minute: 600))
        let service = try #require(
            Service.edgar(settings, budget: .regulator(clock: clock.source), clock: clock.source))
        var deals: [[Deal]] = [], urls: [[String]] = []
        let feed = address("SC TO-T")
        for (number, time) in times.enumerated() {
            clock.time.advance(by: time)
            let transport = ScriptedTransport { request throws(SourceError) in
                request.url == feed ? Array(S.feed(S.offer).utf8) : Array(try file(number, request.url).utf8)
            }
            deals.append(try await service.run("SC TO-T", transport).updates.deals)
            urls.append(transport.requests.map(\.url).filter { $0 != feed })
        }
        return (deals, urls)
    }

    @Test(
        "an outage of the host of companies' files never abandons a file",
        arguments: [
            SourceError.Kind.unreachable, .timedOut, .server, .nameLookup,
        ])
    func outage(kind: SourceError.Kind) async throws {
        let profiles = profiles
        let (deals, urls) = try await runs([Duration](repeating: .seconds(120), count: 8)) {
            run, url throws(SourceError) in
            guard run == 7, let file = profiles[url] else { throw SourceError(kind, "away") }
            return file
        }
        #expect(deals.map(\.count) == [0, 0, 0, 0, 0, 0, 0, 1])
        #expect(deals.last?.first?.area == "biotech")
        #expect(urls.dropLast().allSatisfy { $0.count == 1 }, "the next company is not requested")
    }

    @Test("a file that always fails is requested less and less often")
    func alwaysFailing() async throws {
        let profiles = profiles
        let bad = try #require(profiles.keys.min())
        let (_, urls) = try await runs([Duration](repeating: .seconds(120), count: 30)) { _, url throws(SourceError) in
            guard url != bad, let file = profiles[url] else { throw SourceError(.server, "500") }
            return file
        }
        let times = urls.indices.filter { urls[$0].contains(bad) }
        #expect(times.count > 4 && times.count < 12, "\(times)")
    }

    @Test("a file that fails does not delay the others")
    func headOfLine() async throws {
        let profiles = profiles
        let first = Mutex<String?>(nil)
        let (_, urls) = try await runs([.zero, .seconds(120)]) { run, url throws(SourceError) in
            let bad = first.withLock { first in
                first = first ?? url
                return first
            }
            guard url != bad, let file = profiles[url] else { throw SourceError(.server, "500") }
            return file
        }
        let bad = first.withLock(\.self)
        #expect(urls[0] == [bad].compactMap(\.self))
        #expect(urls[1].count == 2 && urls[1][1] == bad)
    }

    @Test("an unreadable file is abandoned for some hours, and its deal gets its area when it becomes readable")
    func givenUp() async throws {
        let profiles = profiles
        let times: [Duration] = [.zero, .seconds(120), .seconds(120), .seconds(120), .seconds(6 * 3600)]
        let (deals, urls) = try await runs(times) { run, url throws(SourceError) in
            guard url != Self.target || run == 4, let file = profiles[url] else { return "{}" }
            return file
        }
        #expect(deals.map { $0.map(\.area) } == [[], [], [Deal.unknownArea], [], ["biotech"]])
        #expect(urls.map { $0.filter { $0 == Self.target }.count } == [1, 1, 1, 0, 1])
    }

    @Test("pages are read back to the last filing seen, and the maintenance page after the end is the end")
    func paging() async throws {
        let form = "425"
        @Sendable func page(_ numbers: Range<Int>) -> [String] {
            numbers.map { EDGARSamples.entry("424B2", "A", 1, "Filer", "0000000000-25-\(100_000 + $0)") }
        }
        let old = ScriptedTransport([
            address(form): S.feed(page(200..<300)), address(form, start: 100): S.feed(page(100..<200)),
        ])
        let service = try service()
        _ = try await service.run(form, old)
        #expect(old.requests.count == 2, "two pages to begin with")
        let new = ScriptedTransport([
            address(form): S.feed(page(400..<500)), address(form, start: 100): S.feed(page(300..<400)),
            address(form, start: 200): S.feed(page(250..<350)),
        ])
        _ = try await service.run(form, new)
        #expect(new.requests.count == 3)
        let pages = Mutex(0)
        let end = ScriptedTransport { request throws(SourceError) in
            if pages.withLock({
                $0 += 1; return $0
            }) == 1 {
                return Array(S.feed(page(600..<700)).utf8)
            }
            throw SourceError(.server, "503: a maintenance page")
        }
        #expect(try await service.run(form, end).updates.isEmpty)
        await #expect(throws: SourceError.self, "an outage on the first page is an error") {
            try await service.run(
                form,
                ScriptedTransport { _ throws(SourceError) in throw SourceError(.server, "503: a maintenance page")
                })
        }
        await #expect(throws: SourceError.self, "an error in between leaves the gap to be read again") {
            let pages = Mutex(0)
            return try await service.run(
                form,
                ScriptedTransport { _ throws(SourceError) in
                    if pages.withLock({
                        $0 += 1; return $0
                    }) == 1 {
                        return Array(S.feed(page(800..<900)).utf8)
                    }
                    throw SourceError(.timedOut, "late")
                })
        }
    }

    @Test("the days for which all deal forms were read are reported")
    func days() async throws {
        let service = try service()
        var reported: [ClosedRange<Day>] = []
        for form in EDGARFilings.forms {
            let entry = S.entry(
                "S-1", "A", 1, "Filer", "0000000000-25-000001", at: "2026-01-0\(form.count)T10:00:00-05:00")
            let pollResult = try await service.run(form, ScriptedTransport([address(form): S.feed([entry])]))
            reported += pollResult.updates.compactMap { if case .dealsCovered(let days) = $0 { days } else { nil } }
        }
        #expect(reported == [Fixture.day("2026-01-07")...Fixture.day("2026-01-12")], "one list begins last")
    }

    @Test("an agreement is a lead, one for a loan is not, and neither is one of a blank check company")
    func leads() async throws {
        let entries = [
            S.entry("8-K", "Clean Corp", 11, "Filer", "0000000000-26-000011", items: ["1.01", "9.01"]),
            S.entry("8-K", "Loan Corp", 12, "Filer", "0000000000-26-000012", items: ["1.01", "2.03"]),
            S.entry("8-K", "Blank Acquisition Corp", 13, "Filer", "0000000000-26-000013", items: ["1.01"]),
            S.entry("8-K", "Results Corp", 14, "Filer", "0000000000-26-000014", items: ["2.02"]),
        ]
        let transport = ScriptedTransport([
            address("8-K"): S.feed(entries),
            "http://data/submissions/CIK0000000011.json": S.submissions(11, "Clean Corp", sic: "7372"),
            "http://data/submissions/CIK0000000013.json": S.submissions(13, "Blank", sic: "6770"),
        ])
        let updates = try await service().run("8-K", transport).updates
        #expect(updates.filings.map { $0.parties.first?.name } == ["Clean Corp"])
        #expect(updates.filings.first?.parties.first?.industry?.area == "software")
        #expect(updates.deals.isEmpty)
        var market = Market(Moment(Fixture.day("2026-01-12"), mode: .live))
        market.apply(.batch(updates))
        #expect(market.leads.count == 1 && market.deals.isEmpty)
    }

    @Test("files of companies are stored for a week")
    func cache() async throws {
        let cache = MemoryResponseCache()
        let pages = profiles.merging([address("SC TO-T"): S.feed(S.offer)]) { a, _ in a }
        _ = try await service(cache: cache).run("SC TO-T", ScriptedTransport(pages))
        let second = ScriptedTransport(pages)
        let deals = try await service(on: "2026-01-15", cache: cache).run("SC TO-T", second).updates.deals
        #expect(second.requests.count == 1)
        #expect(deals.first?.announced == Dated("2025-12-24"))
        let late = ScriptedTransport(pages)
        _ = try await service(on: "2026-01-20", cache: cache).run("SC TO-T", late)
        #expect(late.requests.count == 3)
    }
}

extension [MarketUpdate] {
    var deals: [Deal] { compactMap { if case .deal(let deal) = $0 { deal } else { nil } } }
    var filings: [Filing] { compactMap { if case .filing(let filing) = $0 { filing } else { nil } } }
}
