import Foundation
import TestSupport
import Testing

extension EndToEndTests {
    @Suite("ballast mcp") struct AssistantCommandTests {
        /// The answers of the program to lines, by identifier.
        private func answers(to lines: [String], data: String = "Data") throws -> [Int: [String: Any]] {
            let folder = try TemporaryFolder()
            try folder.write(lines.joined(separator: "\n") + "\n", to: "requests")
            let outcome = try Program.shell("$B mcp --data \(data) <'\(folder.path)/requests'")
            #expect(outcome.status == 0, "\(outcome.errorOutput)")
            var answers: [Int: [String: Any]] = [:]
            for line in outcome.output.split(separator: "\n") {
                let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                let answer = try #require(object)
                #expect(answer["jsonrpc"] as? String == "2.0")
                answers[answer["id"] as? Int ?? 0] = answer
            }
            return answers
        }

        private static let opening = [
            #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}"#,
            #"{"jsonrpc":"2.0","method":"notifications/initialized"}"#,
        ]

        private func call(_ id: Int, _ tool: String, _ arguments: String = "{}") -> String {
            #"{"jsonrpc":"2.0","id":\#(id),"method":"tools/call","params":{"name":"\#(tool)","arguments":\#(arguments)}}"#
        }

        private func content(_ answer: [String: Any]?) throws -> [String: Any] {
            let result = try #require(answer?["result"] as? [String: Any])
            #expect(result["isError"] as? Bool == false, "\(result)")
            return try #require(result["structuredContent"] as? [String: Any])
        }

        @Test("after the handshake it lists its tools and resources, and each tool answers with date, age and sources")
        func session() throws {
            let tools = ["figures", "series", "deals", "thesis", "recap", "definitions"]
            let arguments = [
                #"{"symbols":["IWM"],"sections":["instruments","yields","thesis"],"date":"2024-05-16"}"#,
                #"{"of":"10Y","from":"2000-01-01","to":"2024-05-16"}"#,
                #"{"area":"biotech","minimumUSDMillions":1000,"to":"2024-05-16","most":3}"#,
                #"{"date":"2024-05-16","sessions":10}"#, #"{"date":"2024-05-16"}"#, #"{"topic":"yields"}"#,
            ]
            let calls = zip(tools, arguments).enumerated().map { call(10 + $0, $1.0, $1.1) }
            let answers = try answers(
                to: Self.opening + [
                    #"{"jsonrpc":"2.0","id":2,"method":"tools/list"}"#,
                    #"{"jsonrpc":"2.0","id":3,"method":"resources/list"}"#,
                    #"{"jsonrpc":"2.0","id":4,"method":"resources/read","params":{"uri":"ballast://recap/2024-05-16"}}"#,
                ] + calls)
            #expect(answers.count == 10)
            let listed = (answers[2]?["result"] as? [String: Any])?["tools"] as? [[String: Any]]
            #expect(listed?.compactMap { $0["name"] as? String } == tools)
            #expect(listed?.allSatisfy { $0["outputSchema"] != nil && $0["inputSchema"] != nil } == true)
            let recap = (answers[4]?["result"] as? [String: Any])?["contents"] as? [[String: Any]]
            #expect((recap?.first?["text"] as? String)?.contains("16 May 2024") == true)
            for index in tools.indices {
                let content = try content(answers[10 + index])
                #expect(
                    content["ageDays"] is Int && content["asOf"] is String
                        && (content["sources"] as? [Any])?.isEmpty == false)
                if index < 5 { #expect(content["asOf"] as? String == "2024-05-16", "\(tools[index])") }
                let required = (listed?[index]["outputSchema"] as? [String: Any])?["required"] as? [String]
                #expect(required?.allSatisfy { content[$0] != nil } == true)
            }
            let figures = try #require(try content(answers[10])["figures"] as? [String: Any])
            #expect((figures["instruments"] as? [[String: Any]])?.first?["last"] as? Double == 207.93)
            func dates(_ part: Any?) -> [String?] {
                let conditions = (part as? [String: Any])?["conditions"] as? [[String: Any]]
                return conditions?.map { $0["since"] as? String } ?? []
            }
            #expect(dates(figures["thesis"]) == dates(try content(answers[13])["thesis"]))
            #expect(dates(figures["thesis"]).contains { $0 != nil })
            let series = try content(answers[11])
            let values = try #require(series["values"] as? [[String: Any]])
            #expect(values.count <= 400 && values.count > 300)
            #expect(values.last?["date"] as? String == "2024-05-16" && values.last?["percent"] as? Double == 4.38)
            #expect((try content(answers[12])["deals"] as? [Any])?.count == 3)
        }

        @Test("without a handshake, requests carry their version")
        func stateless() throws {
            func request(_ id: Int, _ method: String, _ more: String = "") -> String {
                """
                {"jsonrpc":"2.0","id":\(id),"method":"\(method)","params":{\(more)"_meta":{\
                "io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}
                """
            }
            let answers = try answers(to: [
                request(1, "server/discover"), request(2, "tools/call", #""name":"thesis","arguments":{},"#),
                request(3, "resources/read", #""uri":"ballast://thesis","#),
            ])
            let found = answers[1]?["result"] as? [String: Any]
            #expect(found?["supportedVersions"] as? [String] == ["2026-07-28"])
            #expect(try content(answers[2])["history"] is [Any])
            #expect((answers[3]?["result"] as? [String: Any])?["ttlMs"] is Int)
        }

        @Test("what an assistant gets wrong is a result that says so; unknown names suggest the nearest")
        func mistakes() throws {
            let answers = try answers(
                to: Self.opening + [
                    call(2, "figures", #"{"symbols":["IWN"]}"#), call(3, "figures", #"{"date":"1950-01-01"}"#),
                    call(4, "series", "{}"), call(5, "recap", #"{"date":"1900-01-01"}"#),
                    call(6, "series", #"{"of":"IWM","from":"2024-05-16","to":"2024-05-01"}"#), call(7, "figurse"),
                ])
            for id in 2...6 {
                #expect((answers[id]?["result"] as? [String: Any])?["isError"] as? Bool == true, "\(id)")
            }
            let first = (answers[2]?["result"] as? [String: Any])?["content"] as? [[String: Any]]
            #expect((first?.first?["text"] as? String)?.contains("did you mean 'IWM'") == true)
            #expect((answers[7]?["error"] as? [String: Any])?["code"] as? Int == -32602)
        }

        @Test("hostile input is answered with errors, within bounded memory, and the next request is served")
        func hostile() throws {
            let outcome = try Program.shell(
                """
                cd "$HOME"
                { printf '\\377\\376{\\n{"jsonrpc":"2.0","id":1\\n'; head -c 300000 /dev/zero | tr '\\0' '['; echo
                  head -c 200000000 /dev/zero | tr '\\0' 'a'; echo
                  printf '%s\\n' '{"jsonrpc":"2.0","id":9,"method":"ping"}'; } | ( ulimit -v 4000000; $B mcp )
                """)
            #expect(outcome.status == 0)
            let lines = outcome.output.split(separator: "\n")
            #expect(lines.count == 5)
            #expect(lines.dropLast().allSatisfy { $0.contains("-32700") })
            #expect(lines.last == #"{"jsonrpc":"2.0","id":9,"result":{}}"#)
        }
    }
}
