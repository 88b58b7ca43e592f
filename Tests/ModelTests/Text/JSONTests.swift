import Model
import Testing

struct JSONTests {
    @Test(
        "numbers are the shortest text that round-trips, and never NaN",
        arguments: [
            (0, "0"), (1, "1"), (-21, "-21"), (0.1, "0.1"), (0.1 + 0.2, "0.30000000000000004"), (850.0, "850"),
            (-0.0, "0"), (5e-5, "5e-05"), (1e300, "1e+300"), (9_007_199_254_740_991, "9007199254740991"),
            (.nan, "null"), (.infinity, "null"), (-.infinity, "null"),
        ])
    func numbers(number: Double, text: String) {
        #expect(JSON.number(number).text() == text)
        if number.isFinite { #expect(Double(text) == number) }
    }

    @Test(
        "text is escaped where JSON requires it",
        arguments: [
            ("plain", #""plain""#), (#"a "quoted" \ path/"#, #""a \"quoted\" \\ path/""#),
            ("line\nend\r\tblank", #""line\nend\r\tblank""#),
            ("\u{0}\u{8}\u{1B}\u{1F}", #""\u0000\u0008\u001b\u001f""#),
            ("\u{7F}\u{9B}\u{2028}", #""\u007f\u009b\u2028""#), ("− — 漢 \u{1F600}", "\"− — 漢 \u{1F600}\""),
            ("", "\"\""),
        ])
    func strings(string: String, text: String) {
        #expect(JSON.string(string).text() == text)
    }

    @Test("objects keep the order of their members, and empty ones are on one line")
    func layout() {
        let value: JSON = ["z": [1, 2.5, nil], "a": ["yes": true, "no": false], "none": [], "empty": [:]]
        #expect(
            value.text(indented: false)
                == #"{"z":[1,2.5,null],"a":{"yes":true,"no":false},"none":[],"empty":{}}"#)
        #expect(
            value.text() == """
                {
                  "z": [
                    1,
                    2.5,
                    null
                  ],
                  "a": {
                    "yes": true,
                    "no": false
                  },
                  "none": [],
                  "empty": {}
                }
                """)
    }

    @Test("missing values are null")
    func missing() {
        #expect(JSON(nil as Double?) == nil)
        #expect(JSON(nil as Int?) == nil)
        #expect(JSON(nil as String?) == nil)
        #expect(JSON(nil as Day?) == nil)
        #expect(JSON(Day(number: 0)) == "1970-01-01")
        #expect(JSON(3) == 3)
    }

    @Test("members are found by name, and values by index")
    func lookup() {
        let value: JSON = ["a": [10, 20]]
        #expect(value["a"]?[1] == 20)
        #expect(value["a"]?[2] == nil)
        #expect(value["b"] == nil)
        #expect(value[0] == nil)
        #expect(value["a"]?["a"] == nil)
    }
}
