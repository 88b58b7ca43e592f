import Model
import Reports
import TestSupport
import Testing

struct ReportTests {
    @Test("the report of 16 May 2024 contains the published figures under the documented names")
    func figures() throws {
        let report = Spring2024.market.report()
        #expect(report["asOf"] == "2024-05-16")
        #expect(report["mode"] == "bundled")
        let fund = try #require(report["instruments"]?[2])
        #expect(fund["symbol"] == "QQQS")
        #expect(fund["last"] == 25.1115)
        #expect(fund["date"] == "2024-05-16")
        #expect(fund["freshness"] == "bundled")
        #expect(agree(fund["returns"]?["1M"]?.numberForTest, 0.08419143837834331))
        #expect(agree(fund["relative"]?["1M"]?.numberForTest, 0.006833866332039085))
        #expect(fund["returns"]?["1Y"] == .null)
        #expect(fund["average200"] == .null)
        #expect(report["spreadsBp"] == ["2s10s": -40, "3m10y": -107])
        #expect(report["policy"]?["percent"] == 5.33)
        #expect(report["policy"]?["heldSince"] == "2023-07-27")
        #expect(report["policy"]?["heldDays"] == 295)
        let tenYears = try #require(report["yields"]?[8])
        #expect(tenYears["tenor"] == "10Y")
        #expect(tenYears["change1MBp"] == -21)
        #expect(tenYears["trend"] == "falling")
        #expect(report["correlations"]?[1]?["window"] == 60)
        #expect(agree(report["correlations"]?[1]?["r"]?.numberForTest, -0.44970791629345885))
        #expect(report["thesis"]?["holds"] == 0)
    }

    @Test("the report of 16 May 2024 contains further figures")
    func further() throws {
        let report = Spring2024.market.report()
        #expect(report["curve"]?["now"]?["percent"]?["10Y"] == 4.38)
        #expect(report["curve"]?["1M"]?["date"] == "2024-04-17")
        #expect(report["curve"]?["1Y"] == .null)
        #expect(report["breadth"]?[0]?["members"] == 5)
        #expect(report["breadth"]?[0]?["above50"]?["count"] == 5)
        #expect(report["breadth"]?[0]?["equalWeight"] == .null)
        let regime = try #require(report["rollingCorrelation"]?[1])
        #expect(regime["window"] == 60)
        #expect(regime["regime"] == "below zero")
        #expect(regime["since"] == "2023-11-30")
        #expect(regime["flips"] == [])
        let fund = try #require(report["instruments"]?[2])
        #expect(agree(fund["toAverage50"]?.numberForTest, 25.1115 / 24.660331999999997 - 1))
        #expect(fund["deepestFall252"]?["recovered"] == .null)
        #expect(report["rotation"] == [])
    }

    @Test("the report of an empty market has every name and no figures")
    func empty() throws {
        let report = Market(Moment(Spring2024.day, mode: .live)).report()
        guard case .object(let members) = report else {
            Issue.record("the report is not an object")
            return
        }
        #expect(
            members.map(\.name) == [
                "asOf", "mode", "session", "instruments", "yields", "spreadsBp", "policy", "correlations", "sectors",
                "valuation", "sizeValuation", "deals", "breadth", "rotation", "curve", "rollingCorrelation",
                "sectorTilt",
                "valuationRange", "valuationStatements", "dealPace", "companies", "debtBurden",
                "thesis", "sources",
            ])
        #expect(report["curve"] == .null)
        #expect(report["breadth"] == [])
        #expect(report["dealPace"]?["toDate"]?["count"] == .null)
        #expect(report["yields"]?[0]?["percent"] == .null)
        #expect(report["valuation"]?["discount"] == .null)
        for name in [
            "quarterToDate", "acquisitions", "upfrontUSDMillions", "withoutValue", "previousQuarterSameDays",
            "previousQuarter", "atLeast",
        ] {
            #expect(report["deals"]?[name] == .null, "\(name)")
        }
        #expect(report["thesis"]?["unknown"] == 0)
        #expect(report["sectors"] == [])
    }

    @Test("a source is reported with the time of its last success in UTC")
    func sources() {
        var market = Spring2024.market
        let instant = Timestamp(Spring2024.day, hour: 16, minute: 5, second: 9, offsetMinutes: -240)
        market.apply(.source(SourceStatus("tables", .partial, lastSuccess: instant, reason: "one row is bad")))
        market.apply(.source(SourceStatus("wire", .off)))
        #expect(
            market.report()["sources"]
                == [
                    [
                        "name": "tables", "state": "partial", "lastSuccess": "2024-05-16T20:05:09Z",
                        "reason": "one row is bad",
                    ],
                    ["name": "wire", "state": "off", "lastSuccess": nil, "reason": nil],
                ])
    }
}

extension JSON {
    /// The value, if this is a number.
    fileprivate var numberForTest: Double? {
        guard case .number(let number) = self else { return nil }
        return number
    }
}
