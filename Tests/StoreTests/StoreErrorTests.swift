import Store
import Testing

struct StoreErrorTests {
    @Test("an error names the file before the reason")
    func description() {
        #expect(
            StoreError(path: "/tmp/market.sqlite", reason: "the disk is full").description
                == "/tmp/market.sqlite: the disk is full")
    }
}
