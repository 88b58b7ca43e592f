import Foundation
import LoopbackMarket
import Model
import Testing

extension EndToEndTests {
    @Suite("The doctor") struct DoctorTests {
        private struct Report: Decodable {
            struct Finding: Decodable {
                struct Details: Decodable {
                    enum CodingKeys: String, CodingKey {
                        case failureKind = "fault"
                        case rows, bytes, skewSeconds
                    }
                    var failureKind: String?
                    var rows: Int?
                    var bytes: Int?
                    var skewSeconds: Int?
                }
                let area, name, state, words: String
                let advice: String?
                let details: Details
            }
            let state: String
            let findings: [Finding]

            subscript(name: String) -> Finding? { findings.first { $0.name == name } }
        }

        private func report(_ outcome: Child.Outcome) throws -> Report {
            try JSONDecoder().decode(Report.self, from: Data(outcome.output.utf8))
        }

        /// Runs the doctor against a market with an injected failure.
        ///
        /// - Parameter ahead: The seconds by which the market's clock is ahead of this machine's.
        private func examine(
            _ failure: InjectedFailure?, _ more: [String] = [], ahead: Double = 0
        ) async throws -> Child.Outcome {
            let market = LoopbackMarket(
                LoopbackPrices(["IWM", "SPY"]), rate: 100,
                now: { Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 + ahead) * 1000)) })
            try await market.start()
            market.failure = failure
            let folder = try ConfigurationFolder()
            try folder.write(market.configuration())
            let outcome = try Program.run(["doctor", "--json"] + more, environment: ["XDG_CONFIG_HOME": folder.path])
            try await market.stop()
            return outcome
        }

        @Test("on a healthy market nothing has failed")
        func healthy() async throws {
            let outcome = try await examine(nil)
            let report = try report(outcome)
            #expect(outcome.status == 0, "\(outcome.output)")
            #expect(report.state != "failed")
            for name in ["yahoo", "yahoo stream", "treasury", "fred"] {
                let source = try #require(report[name], "\(name)")
                #expect(source.state == "ok" && source.details.rows ?? 0 > 0, "\(source)")
            }
            let clock = try #require(report["clock"])
            #expect(clock.state == "ok" && clock.words.contains("as the services report"), "\(clock)")
            #expect(report["ishares"]?.state == "off" && report["ishares"]?.advice?.contains("on = true") == true)
        }

        @Test(
            "each failure is reported by its kind, with advice",
            arguments: [
                (InjectedFailure.unauthorised, "unauthorised"), (.forbidden, "forbidden"), (.missing, "notFound"),
                (.tooMany, "tooManyRequests"), (.broken, "server"), (.page, "wrongContent"), (.consent, "wrongContent"),
                (.nothing, "empty"), (.truncated, "truncated"), (.hangUp, "truncated"), (.bomb, "tooLarge"),
            ])
        func failures(failure: InjectedFailure, kind: String) async throws {
            // A machine under load takes long to decompress the oversized body.
            let outcome = try await examine(failure, ["--timeout", "200"])
            let source = try #require(try report(outcome)["treasury"])
            #expect(outcome.status == 1)
            #expect(source.state == "failed" && source.details.failureKind == kind, "\(source)")
            #expect(source.advice?.isEmpty == false)
        }

        @Test("a clock that differs from the time of the services is reported, with advice")
        func clock() async throws {
            let clock = try #require(try report(try await examine(nil, ahead: 600))["clock"])
            #expect(clock.state == "failed" && clock.words.contains("s behind the services' time"), "\(clock)")
            #expect(clock.details.skewSeconds.map { (595...605).contains($0) } == true, "\(clock)")
            #expect(clock.advice?.contains("timedatectl") == true)
        }

        @Test("an invalid price is reported, and a slow response times out")
        func slow() async throws {
            #expect(try report(try await examine(.nullPrice))["yahoo"]?.state == "failed")
            let began = ContinuousClock.now
            let outcome = try await examine(.slow, ["--timeout", "2"])
            #expect(try report(outcome)["treasury"]?.details.failureKind == "timedOut")
            #expect(began.duration(to: .now) < .seconds(20))
        }

        @Test("with everything missing the doctor reports it in a table, shows no secret and ends at once")
        func absent() throws {
            let names = ["treasury", "fred", "ishares", "invesco", "nport", "edgar", "wires"]
            let folder = try ConfigurationFolder()
            try folder.write(
                """
                bell = "loud"
                [sources.yahoo]
                addresses = ["http://127.0.0.1:1"]
                stream = false
                [sources.alpaca]
                on = true
                address = "ws://127.0.0.1:1"

                """ + names.map { "[sources.\($0)]\non = false\n" }.joined())
            let outcome = try Program.run(
                ["doctor", "--data", "/no/such/folder"],
                environment: [
                    "XDG_CONFIG_HOME": folder.path, "LC_ALL": "xx_XX.ISO-8859-1", "TERM": "no-such-terminal",
                    "APCA_API_KEY_ID": "PKSECRETKEY", "APCA_API_SECRET_KEY": "VERYSECRET",
                ])
            #expect(outcome.status == 1)
            // Without whitespace, because lines are wrapped.
            let text = outcome.output.filter { !$0.isWhitespace }
            for name in [
                "config.toml:1:bell", "no-such-terminal", "/no/such/folder", "refusestheconnection", "alpaca",
            ] {
                #expect(text.contains(name), "\(name) in \(outcome.output)")
            }
            #expect(!outcome.output.contains("SECRET") && !outcome.errorOutput.contains("SECRET"))
            #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 100 })
        }

        @Test("offline nothing is requested and nothing fails; a damaged store is reported and left as it is")
        func offline() throws {
            let folder = try ConfigurationFolder()
            let clean = try Program.run(["doctor", "--offline"], environment: ["XDG_DATA_HOME": folder.path])
            #expect(clean.status == 0 && clean.output.contains("off because of --offline"), "\(clean.output)")
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/ballast/market.sqlite"))
            let file = folder.path + "/ballast/market.sqlite"
            try "no database, but long enough to look like one".write(toFile: file, atomically: true, encoding: .utf8)
            let outcome = try Program.run(["doctor", "--offline"], environment: ["XDG_DATA_HOME": folder.path])
            #expect(outcome.status == 1 && outcome.output.contains("store          failed"), "\(outcome.output)")
            #expect(try String(contentsOfFile: file, encoding: .utf8).hasPrefix("no database"))
        }

        @Test("an invalid timeout is wrong usage")
        func usage() throws {
            #expect(try Program.run(["doctor", "--timeout", "0"]).status == 2)
        }
    }
}
