import Model

@testable import Networking
@testable import Services

/// Made-up responses in Yahoo's format: a fund in New York around the clock change on 10 March 2024.
enum YahooSample {
    static let fund = #"""
        "currency":"USD","symbol":"ABC","exchangeName":"PCX","instrumentType":"ETF","gmtoffset":-18000,"timezone":"EST",
        "exchangeTimezoneName":"America/New_York","longName":"Alpha Beta Fund","shortName":"ALPHA   BETA FUND  I",
        "priceHint":2,"firstTradeDate":null
        """#

    /// A chart with the given JSON fragments.
    static func chart(_ meta: String = fund, _ rest: String = #""indicators":{"quote":[{}],"adjclose":[{}]}"#) -> String
    {
        #"{"chart":{"result":[{"meta":{\#(meta)},\#(rest)}],"error":null}}"#
    }

    /// Sessions of 7, 8, 11 and 12 March 2024; the last is still running and carries the time of the response. One bar
    /// has no trade, and a dividend of 1 % was paid on 12 March.
    static let daily = chart(
        fund + #","regularMarketPrice":104.25,"regularMarketTime":1710270000,"regularMarketVolume":900,"#
            + #""dataGranularity":"1d","range":"5d""#,
        #"""
        "timestamp":[1709821800,1709908200,1709994600,1710163800,1710270000],
        "events":{"dividends":{"1710250200":{"amount":1.03,"date":1710250200}}},
        "indicators":{"quote":[{"open":[100,100.5,null,102,103.25],"high":[101.5,102.25,null,104,104.5],
        "low":[99,100,null,101.25,103],"close":[100.80000305175781,102.0999984741211,null,103,104.25],
        "volume":[1000,2000,null,3000,900]}],
        "adjclose":[{"adjclose":[99.79200302124023,101.0789984849,null,101.97,104.25]}]}
        """#)

    /// 12 March 2024, 15:00 in New York, the time of the running bar above.
    static let now = Timestamp(milliseconds: 1_710_270_000_000)
    /// An hour after the close of that day.
    static let evening = Timestamp(milliseconds: 1_710_277_200_000)

    /// Reads the text as a chart of ABC.
    static func read(_ text: String) throws(SourceError) -> YahooChart {
        try YahooChart(Array(text.utf8), name: "ABC")
    }
}
