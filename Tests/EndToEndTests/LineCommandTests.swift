import Foundation
import TestSupport
import Testing

extension EndToEndTests {
    @Suite("ballast line") struct LineCommandTests {
        @Test("a line has the figures of the tables, of the thesis and of its ratios")
        func figures() throws {
            let template = "{IWM.last} {IWM.1D:+.2} {10Y.percent} {thesis.met}/{thesis.total} {small_vs_large.last:.4}"
            let outcome = try Program.run(["line", template, "--data", "Data"])
            #expect(outcome.status == 0)
            #expect(
                outcome.output.wholeMatch(of: #/\d{3}\.\d\d [+−]\d+\.\d\d \d\.\d\d \d/9 0\.\d{4}\n/#) != nil,
                "\(outcome.output)")
            #expect(try Program.run(["line", "{IWM.1D}", "--ascii"]).output.unicodeScalars.allSatisfy(\.isASCII))
        }

        @Test("long windows read the full history, as the snapshot does")
        func long() throws {
            let outcome = try Program.run(["line", "{SPY.MAX:.6} {10Y.10Y:.2}", "--data", "Data"])
            let words = outcome.output.split(whereSeparator: \.isWhitespace)
            let snapshot = try Program.run(["snapshot", "--format", "json", "--data", "Data"])
            let object = try JSONSerialization.jsonObject(with: Data(snapshot.output.utf8)) as? [String: Any]
            let instruments = try #require(object?["instruments"] as? [[String: Any]])
            let spy = try #require(instruments.first { $0["symbol"] as? String == "SPY" })
            let all = try #require((spy["returns"] as? [String: Any])?["MAX"] as? Double)
            #expect(abs((Double(words[0]) ?? 0) - all * 100) < 1e-5)
            #expect(words[1] != "—")
        }

        @Test("an unknown name is refused with the nearest")
        func unknown() throws {
            let outcome = try Program.run(["line", "{IWN.last} {thesis.small-laed}"])
            #expect(outcome.status == 1 && outcome.output.isEmpty)
            #expect(outcome.errorOutput.contains("did you mean 'IWM'?"))
            #expect(outcome.errorOutput.contains("did you mean 'small-lead'?"))
        }

        @Test("it follows what another program stores, and ends with its reader")
        func follow() throws {
            let home = try TemporaryFolder()
            let csv =
                "date,open,high,low,close,volume\n2026-08-21,300,301,299,299.5,1000\n2026-08-24,300,302,299,301.25,1000\n"
            try home.write(csv, to: "IWM.csv")
            let outcome = try Program.shell(
                """
                cd "$HOME"; $B export --what policy >policy
                $B line --follow '{IWM.last} {IWM.date}' >out & follow=$!
                while ! [ -s out ]; do sleep 0.1; done
                $B import '\(home.path)/IWM.csv' --symbol IWM >import
                for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
                    [ "$(wc -l <out)" -ge 2 ] && break; sleep 0.5
                done
                cat out; kill $follow
                $B line --follow '{IWM.date}' | head -n 1
                """, environment: ["BALLAST_DATA": Program.packageFolder.appending(path: "Data").path])
            let lines = outcome.output.split(separator: "\n").map(String.init)
            #expect(lines.count == 3, "\(outcome)")
            #expect(lines.first?.hasSuffix("2026-08-20") == true)
            #expect(lines.dropFirst().first == "301.25 2026-08-24")
        }
    }
}
