import Model
import Testing

@testable import Services

struct HeadlineReportTests {
    @Test(
        "a plain headline names acquirer and target",
        arguments: [
            ("Sanofi to acquire Dynavax, adding a marketed adult hepatitis B vaccine", "Sanofi", "Dynavax"),
            (
                "Kimberly-Clark to Acquire Kenvue, Creating a $32 Billion Global Health and Wellness Leader",
                "Kimberly-Clark", "Kenvue"
            ),
            ("Novartis Enters into Agreement to Acquire Avidity Biosciences", "Novartis", "Avidity Biosciences"),
            ("Genmab to Acquire Merus, Expanding Late-Stage Pipeline", "Genmab", "Merus"),
            (
                "Acme Corp. (NASDAQ: ACME) Announces Definitive Agreement to Acquire Beta Therapeutics, Inc. (NYSE: BETA)",
                "Acme Corp.", "Beta Therapeutics, Inc."
            ),
            (
                "Beta Bancorp Agrees to be Acquired by First Acme Financial for $1.2 Billion", "First Acme Financial",
                "Beta Bancorp"
            ),
            (
                "Semler Scientific Enters Into Definitive Merger Agreement to be Acquired by Strive", "Strive",
                "Semler Scientific"
            ),
            ("UPDATE: Pfizer buys Metsera for up to $10 billion", "Pfizer", "Metsera"),
            ("Acme and Beta Industries to Merge in All-Stock Transaction", "Acme", "Beta Industries"),
            ("Acme to merge with Beta Networks", "Acme", "Beta Networks"),
            ("bioMérieux to acquire Day Zero Diagnostics", "bioMérieux", "Day Zero Diagnostics"),
            (
                "Johnson & Johnson to Acquire Intra-Cellular Therapies, Inc.", "Johnson & Johnson",
                "Intra-Cellular Therapies, Inc."
            ),
            ("Smith and Wesson Brands to acquire Gamma Holdings", "Smith and Wesson Brands", "Gamma Holdings"),
        ])
    func plain(title: String, acquirer: String, target: String) throws {
        let report = try #require(HeadlineParser.read(title))
        #expect(report.acquirer == acquirer)
        #expect(report.target == target)
        #expect(!report.isCompletion)
    }

    @Test(
        "quotes and brackets in a name stay paired",
        arguments: [
            ("Acme to acquire \u{201C}Foo\u{201D} Inc.", "\u{201C}Foo\u{201D} Inc."),
            ("Acme to acquire \"Foo\" Inc. for $1 billion", "\"Foo\" Inc."),
            ("Acme to acquire 'Foo' Labs", "'Foo' Labs"),
            ("Acme to acquire \u{2018}Foo\u{2019} Labs", "\u{2018}Foo\u{2019} Labs"),
            ("Acme to acquire \u{201C}Foo\u{201D}", "Foo"),
            ("Acme to acquire Beta \u{201C}Foo\u{201D}", "Beta \u{201C}Foo\u{201D}"),
            ("Acme to acquire Beta \u{201C}Foo, a maker of toys\u{201D}", "Beta Foo"),
            ("Acme to acquire \u{201C}Beta Labs, the maker of toys\u{201D}", "Beta Labs"),
            ("Acme to acquire Bar) Labs", "Bar Labs"),
            ("Acme to acquire Bar (Holdings) plc", "Bar (Holdings) plc"),
            ("Acme to acquire Wu Labs (Shanghai) Co., Ltd. for $1 billion", "Wu Labs (Shanghai) Co., Ltd."),
            ("Acme to acquire Bar (LSE: BAR) plc, adding toys", "Bar plc"),
            ("Acme to acquire Bar Labs (Updated)", "Bar Labs"),
            ("Acme to acquire Moody\u{2019}s Labs", "Moody\u{2019}s Labs"),
            ("Acme to acquire Physicians' Labs", "Physicians' Labs"),
            ("Acme to acquire Foo\u{201D} Labs", "Foo Labs"),
        ])
    func marks(title: String, target: String) throws {
        #expect(try #require(HeadlineParser.read(title)).target == target)
    }

    @Test(
        "a completion is recognised as one",
        arguments: [
            "Global Payments Completes Acquisition of Worldpay",
            "Global Payments completes its acquisition of Worldpay",
            "Global Payments Closes Previously Announced Acquisition of Worldpay",
            "Global Payments Announces Completion of Acquisition of Worldpay",
        ])
    func completion(title: String) throws {
        let report = try #require(HeadlineParser.read(title))
        #expect(report.isCompletion)
        #expect(report.acquirer == "Global Payments")
        #expect(report.target == "Worldpay")
    }

    @Test(
        "an ambiguous headline is not the sale of a company",
        arguments: [
            "Acme to Acquire Leading Provider of Dental Software", "Acme acquires three clinics in Texas",
            "Acme to Acquire Beta's Industrial Coatings Business", "Acme Acquires Majority Stake in Beta",
            "Acme Makes Proposal to Acquire Beta for $30 per share",
            "Beta Rejects Unsolicited Offer to be acquired by Acme",
            "Acme to Acquire Beta and Gamma", "Acme to Acquire Rights to Migraine Drug from Beta",
            "Acme Shareholders Approve Merger with Beta", "Acme and Beta Terminate Merger Agreement",
            "Acme Acquires 200 Acres in Nevada", "Acme Signs Letter of Intent to Acquire Beta",
            "Acme, a portfolio company of KKR, to acquire Beta", "Acme reports third-quarter results",
            "Acme to Acquire Acme Holdings", "Acme to acquire", "to acquire Beta", "",
            "Acme Announces Acquisition Strategy",
        ])
    func doubtful(title: String) {
        #expect(HeadlineParser.read(title) == nil, "\(String(describing: HeadlineParser.read(title)))")
    }

    @Test(
        "a value is the total in dollars, in millions",
        arguments: [
            ("for $1.2 billion", 1200.0, false), ("in $850M deal", 850, false),
            ("for approximately US$2bn in cash", 2000, false),
            ("for up to $10 billion", 10_000, true), ("$1,250 million transaction", 1250, false),
            ("a $3.4-billion merger", 3400, false), ("valued at $975 million", 975, false),
        ])
    func values(text: String, millions: Double, isMaximum: Bool) {
        #expect(DealValue(text)?.usdMillions == millions)
        #expect(DealValue(text)?.isMaximum == isMaximum)
    }

    @Test(
        "other amounts are not values",
        arguments: [
            "for $15.50 per share", "for C$1.2 billion", "for €900 million", "for $1 billion plus $200 million",
            "for $ billion",
            "$", "for 1.2 billion", "$1.2.3 billion", "for A$5 billion", "$0 million", "a $32 store",
            "CAD $500 million deal", "for $2 billion (AUD)", "for $500 million CAD",
            "for $1.2 billion Canadian dollars",
            "creating a $32 billion global health and wellness leader", "adding $500 million of annual sales",
        ])
    func noValues(text: String) {
        #expect(DealValue(text) == nil)
    }

    @Test("tickers follow their companies")
    func tickers() {
        let text = """
            PARIS, Dec. 24, 2025 -- Sanofi (NASDAQ: SNY) and Dynavax Technologies Corporation (Nasdaq: DVAX), a company, \
            (the "Company") (Paris: SAN; NYSE: XYZ) announce
            """
        #expect(WireTickers.ticker(of: "Sanofi", other: "Dynavax", in: text) == "SNY")
        #expect(WireTickers.ticker(of: "Dynavax", other: "Sanofi", in: text) == "DVAX")
        #expect(WireTickers.ticker(of: "Merus", other: "Genmab", in: text) == nil)
        let near = "Merck & Co to acquire Delta Bio (NYSE: DLTA) for $1.1 billion"
        #expect(WireTickers.ticker(of: "Merck & Co", other: "Delta Bio", in: near) == nil)
        #expect(WireTickers.ticker(of: "Delta Bio", other: "Merck & Co", in: near) == "DLTA")
        #expect(WireTickers.read("(NASDAQ: dvax) (NASDAQ) (: A) (").isEmpty)
    }
}
