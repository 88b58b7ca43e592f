import Model
import Testing

@testable import Playback

@Suite("Updates outside of a recording") struct UpdateCodingTests {
    @Test(
        "every update is read as it was written, also by a version with other numbers", arguments: UpdateKind.allCases)
    func updates(kind: UpdateKind) throws {
        let decoder = UpdateDecoder(program: "", names: UpdateCoding.kinds)
        for update in RecordedUpdates.samples(of: kind) {
            #expect(UpdateCoding.kind(of: update) == kind.rawValue)
            var bytes = UpdateCoding.bytes(of: update)
            #expect(UpdateCoding.bytes(of: try decoder.update(from: bytes[...])) == bytes)
            #expect(throws: RecordingError.self) { try decoder.update(from: (bytes + [0])[...]) }
            // In a program whose first kind is this one.
            if case .batch = update { continue }
            bytes[0] = 0
            let other = UpdateDecoder(program: "", names: [kind.rawValue])
            #expect(UpdateCoding.kind(of: try other.update(from: bytes[...])) == kind.rawValue)
        }
    }

    @Test("a kind that this version does not know is an error of its own")
    func unknownKind() {
        let decoder = UpdateDecoder(program: "", names: ["novelty"])
        let error = #expect(throws: RecordingError.self) { try decoder.update(from: [0, 1, 2]) }
        #expect(error?.kind == .unknown)
    }

    @Test("a snapshot has its updates, its program and the numbers of its kinds")
    func snapshot() throws {
        let packed = UpdateCoding.snapshot(of: RecordedUpdates.all, program: "ballast 1")
        let (decoder, updates) = try UpdateDecoder.reading(snapshot: packed)
        #expect(decoder.program == "ballast 1")
        #expect(updates.map { UpdateCoding.bytes(of: $0) } == RecordedUpdates.all.map { UpdateCoding.bytes(of: $0) })
        let first = UpdateCoding.bytes(of: RecordedUpdates.all[0])
        #expect(UpdateCoding.bytes(of: try decoder.update(from: first[...])) == first)
    }

    @Test("a snapshot that is cut off anywhere, or larger than the limit, is an error")
    func damaged() {
        let packed = UpdateCoding.snapshot(of: RecordedUpdates.all, program: "ballast 1")
        for end in 0..<packed.count {
            #expect(throws: RecordingError.self) { try UpdateDecoder.reading(snapshot: Array(packed[..<end])) }
        }
        #expect(throws: RecordingError.self) { try UpdateDecoder.reading(snapshot: packed, limit: 100) }
    }
}
