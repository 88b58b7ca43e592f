import Model
import TestSupport
import Testing

@testable import Formats
@testable import Playback

struct SponsorImportTests {
    private func holdings(_ file: ImportedFile) throws -> HoldingsTable {
        for case .holdings(let table) in file.updates { return table }
        throw NoHoldings()
    }

    private struct NoHoldings: Error {}

    @Test(
        "the iShares table is read in other languages",
        arguments: [
            "Fondsposition per,\"03.Sept.2026\"\n\u{A0}\nEmittententicker,Name,Sektor,Anlageklasse,Marktwert,Gewichtung (%),Nominalwert,Nominale,Kurs,Standort,Börse,Marktwährung\n"
                + "\"AAA\",\"ALPHA\",\"IT\",\"Aktien\",\"24.284,00\",\"60,15\",\"1,0\",\"100,00\",\"242,84\",\"US\",\"X\",\"USD\"\n"
                + "\"BRK B\",\"BETA\",\"Finanzen\",\"Aktien\",\"1,00\",\"38,85\",\"1,0\",\"1,00\",\"1,00\",\"US\",\"X\",\"USD\"\n"
                + "\"ESU6\",\"S&P500 EMINI\",\"Cash und/oder Derivate\",\"Futures\",\"0,00\",\"1,00\",\"1,0\",\"9,0\",\"7.754,75\",\"-\",\"-\",\"USD\"\n\u{A0}\n",
            "Al,\"03/09/2026\"\n \nTicker dell'emittente,Nome,Settore,Asset Class,Valore di mercato,Ponderazione (%),Valore nozionale,Nominale,Prezzo,Area Geografica,Cambio,Valuta di mercato\n"
                + "\"AAA\",\"ALPHA\",\"IT\",\"Azionario\",\"24.284,00\",\"60,15\",\"1,0\",\"100,00\",\"242,84\",\"US\",\"X\",\"USD\"\n"
                + "\"BRK B\",\"BETA\",\"Finanziari\",\"Azionario\",\"1,00\",\"38,85\",\"1,0\",\"1,00\",\"1,00\",\"US\",\"X\",\"USD\"\n"
                + "\"ESU6\",\"S&P500 EMINI\",\"Liquidità e/o derivati\",\"Futures\",\"0,00\",\"1,00\",\"1,0\",\"9,0\",\"7.754,75\",\"-\",\"-\",\"USD\"\n",
            "iShares Fonds\nAu,\"3 sept. 2026\"\n\nTicker de l'émetteur,Nom,Secteur,Classe d'actifs,Valeur de marché,Pondération (%),Quantité,Cours\n"
                + "AAA,ALPHA,Technologies de l'information,Actions,\"24 284,00\",\"60,15\",\"100,00\",\"242,84\"\n"
                + "BRK B,BETA,Finance,Actions,\"1,00\",\"38,85\",\"1,00\",\"1,00\"\nESU6,S&P500 EMINI,Liquidités et/ou produits dérivés,Futures,\"0,00\",\"1,00\",\"9,0\",\"7 754,75\"\n",
        ])
    func languages(text: String) throws {
        let file = try ImportTrial.read(text, "IWM_holdings.csv")
        let table = try holdings(file)
        #expect(file.symbol == "IWM" && file.errors == [] && table.asOf == Dated(Fixture.day("2026-09-03")))
        #expect(table.holdings.map(\.ticker) == ["AAA", "BRK.B", "ESU6"])
        #expect(table.holdings.map(\.sector) == [.informationTechnology, .financials, .cash])
        #expect(table.holdings.map(\.weight) == [0.6015, 0.3885, 0.01] && table.holdings[0].price == 242.84)
    }

    @Test("a table without its head is read with the given date, and only then")
    func cutHead() throws {
        let text =
            "Ticker,Name,Sector,Asset Class,Weight (%)\n\"AAA\",\"ALPHA\",\"Financials\",\"Equity\",\"60.5\"\n"
            + "\"BBB\",\"BETA\",\"Energy\",\"Equity\",\"39.5\"\n"
        #expect(ImportTrial.refusal(text, as: "IWM")?.contains("--date") == true)
        let day = Fixture.day("2026-09-03")
        #expect(try holdings(ImportTrial.read(text, as: "IWM", date: day)).asOf == Dated(day))
        let dated = "Fund Holdings as of,\"Sep 02, 2026\"\n" + text
        #expect(throws: FeedError.self) { try ImportTrial.read(dated, as: "IWM", date: day) }
        let german = "Emittententicker;Name;Sektor;Anlageklasse;Gewichtung (%)\nAAA;ALPHA;Energie;Aktien;99,5\n"
        #expect(try holdings(ImportTrial.read(german, as: "IWM", date: day)).holdings[0].sector == .energy)
    }

    @Test("State Street's table is read, and its sectors are looked up")
    func stateStreet() throws {
        let text =
            "Fund Name:,SPDR S&P 500 ETF Trust,,\nTicker Symbol:,SPY,,\nHoldings:,As of 25-Nov-2026,,\n,,,\n"
            + "Name,Ticker,Identifier,SEDOL,Weight,Sector,Shares Held,Local Currency\nALPHA INC,AAA,037833100,2046251,60.85,-,168432000,USD\n"
            + "BETA INC,BTA,037833101,2046251,38.85,-,168432000,USD\nUS DOLLAR,-,CASH_USD,-,0.3,-,1,USD\n\"Past performance is no guide, they say.\"\n"
        let file = try ImportTrial.read(text)
        let table = try holdings(file)
        #expect(file.symbol == "SPY" && table.asOf == Dated(Fixture.day("2026-11-25")) && file.errors == [])
        #expect(table.holdings.map(\.sector) == [.unassigned, .unassigned, .cash])
        #expect(file.notes.contains("not read: SEDOL, Local Currency"))
        #expect(throws: FeedError.self) { try ImportTrial.read(text, as: "IWM") }
    }

    @Test("ARK's and Vanguard's tables are read")
    func others() throws {
        let ark =
            "date,fund,company,ticker,cusip,shares,market value ($),weight (%)\n"
            + "11/10/2026,ARKK,ALPHA INC,AAA,88160R101,\"2,000\",\"$796,708.00\",60.12%\n11/10/2026,ARKK,BETA WTS,,BREADUMMY,\"431,626\",\"$9.77\",39.5%\n"
            + "\"Investors should consider the \"\"NAV\"\" first.\"\n"
        let file = try ImportTrial.read(ark)
        #expect(file.symbol == "ARKK")
        #expect(
            try holdings(file).asOf == Dated(Fixture.day("2026-11-10")) && holdings(file).holdings[0].weight == 0.6012)
        #expect(ImportTrial.refusal(ark, as: "IWM")?.contains("ARKK") == true)
        let vanguard =
            "Vanguard Russell 2000 ETF (VTWO)\nHolding details as of,10/31/2026\n\nSEDOL,HOLDINGS,TICKER,% OF FUNDS*,SUB-INDUSTRY,COUNTRY,MARKET VALUE*,SHARES\n"
            + "2046251,Alpha Inc.,AAA,60.5%,Banks,US,\"$1,000,000\",\"10,000\"\n2046252,Beta Inc.,BTA,39.4%,Oil,US,\"$10,000\",100\n"
        let table = try holdings(ImportTrial.read(vanguard, as: "VTWO"))
        #expect(table.asOf == Dated(Fixture.day("2026-10-31")) && table.holdings[0].price == 100)
    }

    @Test(
        "tickers and names are without control characters",
        arguments: [("AAA", "AAA"), ("A\u{1B}[2JA", "A[2JA"), ("\u{202E}BBB", "BBB")])
    func plain(ticker: String, shown: String) throws {
        let text = "Ticker,Name,Weight,Sector\n\(ticker),Alp\u{7}ha,60.5,Energy\nCCC,Beta,39.5,Energy\n"
        let table = try holdings(ImportTrial.read(text, as: "IWM", date: Fixture.day("2026-09-03")))
        #expect(table.holdings.map(\.ticker) == [shown, "CCC"])
        #expect(table.holdings.map(\.name) == ["Alpha", "Beta"])
    }

    @Test("weights may be fractions, and half a table is refused")
    func weights() throws {
        let day = Fixture.day("2026-09-03")
        let fractions = "Ticker,Name,Weight\nAAA,Alpha,0.605\nBBB,Beta,0.395\n"
        #expect(
            try holdings(ImportTrial.read(fractions, as: "IWM", date: day)).holdings.map(\.weight) == [0.605, 0.395])
        #expect(throws: FeedError.self) {
            try ImportTrial.read("Ticker,Name,Weight\nAAA,Alpha,60.5\n", as: "IWM", date: day)
        }
    }

    @Test("a fund's table cut off at any byte is never taken for a complete one")
    func truncation() {
        let text =
            "Ticker,Name,Sector,Asset Class,Weight (%)\nAAA,ALPHA,Financials,Equity,50.5\nBBB,BETA,Energy,Equity,49.5\n"
        let german = text.replacing("Asset Class,Weight (%)", with: "Anlageklasse,Gewichtung (%)")
        for text in [text, german] {
            let bytes = Array(text.utf8)
            for count in 0..<bytes.count - 3 {
                let file = try? ImportTrial.read(Array(bytes[..<count]), as: "IWM", date: Fixture.day("2026-09-03"))
                #expect(file == nil, "\(count)")
            }
        }
    }
}
