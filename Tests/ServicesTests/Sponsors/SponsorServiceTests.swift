import Model
import PlaybackSupport
import TestSupport
import Testing

@testable import Networking
@testable import Playback
@testable import Services

struct SponsorServiceTests {
    private let book = SectorBook()
    private static let iwm = "http://i/us/products/239710/x/latest-holdings.csv"
    private static let folder = "http://v/cache/v1/accounts/en_US/shareclasses"
    private static let qqq = "\(folder)/46090E103/holdings/fund?idType=cusip&interval=daily&productType=ETF"
    private static let sectors =
        "\(folder)/46090E103/weightedHoldings/fund?idType=cusip&breakdown=sector&productType=ETF"

    private var ishares: Service {
        .ishares(
            FundSettings(isOn: true, address: "http://i", interval: .always(.seconds(86400)), funds: ["IWM": "239710"]),
            book: book)
    }
    private var invesco: Service {
        .invesco(
            FundSettings(
                isOn: true, address: "http://v", interval: .always(.seconds(86400)),
                funds: ["QQQ": "46090E103", "QQQS": "QQQS", "BAD": "../x"]),
            book: book)
    }

    @Test("a fund of iShares has its positions and sectors from one table, and adds its sectors to the book")
    func tables() async throws {
        let pollResult = try await ishares.run("IWM", ScriptedTransport([Self.iwm: ISharesSample.text]))
        #expect(pollResult.updates.count == 2 && pollResult.errors == [])
        #expect(
            book.sector(of: FundPosition(ticker: "AAPL", name: "", kind: .share, weight: 1)) == .informationTechnology)
    }

    @Test("a page in place of a table, or half a table, is content of the wrong kind")
    func pages() async throws {
        let half = String(ISharesSample.text.prefix(ISharesSample.text.count / 2))
        for text in ["<!DOCTYPE html><html></html>", half] {
            let error = await #expect(throws: SourceError.self) {
                try await ishares.run("IWM", ScriptedTransport([Self.iwm: text]))
            }
            #expect(error?.kind == .wrongContent)
        }
    }

    @Test("an unchanged response yields no updates")
    func unchanged() async throws {
        #expect(try await ishares.run("IWM", ScriptedTransport { _ in nil }).updates.isEmpty)
        #expect(try await invesco.run("QQQ", ScriptedTransport { _ in nil }).updates.isEmpty)
    }

    @Test("a fund of Invesco is requested by CUSIP or ticker; an identifier that is not valid in a URL is not")
    func addresses() async throws {
        #expect(invesco.pollRequests.map(\.key) == ["QQQ", "QQQS"])
        let transport = ScriptedTransport([:])
        _ = try? await invesco.run("QQQS", transport)
        #expect(
            transport.requests.first?.url
                == "\(Self.folder)/QQQS/holdings/fund?idType=ticker&interval=daily&productType=ETF")
    }

    @Test("sectors known from other tables are joined, without another request")
    func joined() async throws {
        for (ticker, sector) in [
            ("NVDA", Sector.informationTechnology), ("BRK.B", .financials), ("ASML", .informationTechnology),
        ] {
            book.ingest(
                FundFile(
                    asOf: Fixture.day("2026-06-12"),
                    positions: [FundPosition(ticker: ticker, name: ticker, kind: .share, sector: sector, weight: 1)]))
        }
        let transport = ScriptedTransport([Self.qqq: InvescoSample.text])
        let pollResult = try await invesco.run("QQQ", transport)
        #expect(transport.requests.count == 1 && pollResult.errors == [])
        guard case .sectors(let table) = pollResult.updates.last else {
            Issue.record("no sectors")
            return
        }
        #expect(((table[.informationTechnology]?.weight ?? 0) - 0.68).magnitude < 1e-12)
    }

    @Test("if too few are known Invesco's own sectors are requested; without them the positions count all the same")
    func breakdown() async throws {
        let sectors =
            "{\"effectiveDate\":\"2026-06-12\",\"holdingWeights\":[{\"name\":\"Technology\",\"value\":100.0}]}"
        let transport = ScriptedTransport([Self.qqq: InvescoSample.text, Self.sectors: sectors])
        let pollResult = try await invesco.run("QQQ", transport)
        #expect(pollResult.updates.count == 2 && pollResult.errors == [])
        let without = try await invesco.run("QQQ", ScriptedTransport([Self.qqq: InvescoSample.text]))
        #expect(without.updates.count == 1 && without.errors.count == 1)
    }
}
