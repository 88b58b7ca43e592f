import Formats
import NIOCore

/// Collects and decompresses a response body, with one limit for both its compressed and its plain size.
struct BodyReader {
    /// The bytes on the wire so far.
    private(set) var wireBytes = 0
    private var plain: [UInt8] = []
    private let inflater: Inflater?
    private let limit: Int

    /// Creates a reader; `encoding` is the `Content-Encoding` header.
    init(encoding: String?, limit: Int) throws(SourceError) {
        switch encoding?.lowercased() {
        case nil, "", "identity": inflater = nil
        case "gzip", "x-gzip": inflater = Inflater(limit: limit)
        case .some(let encoding): throw SourceError(.wrongContent, "compressed as \(encoding), which was not requested")
        }
        self.limit = limit
    }

    /// Appends the next part.
    mutating func append(_ part: ByteBuffer) throws(SourceError) {
        wireBytes += part.readableBytes
        guard wireBytes <= limit else { throw tooLarge }
        guard let inflater else {
            plain.append(contentsOf: part.readableBytesView)
            return
        }
        let result = part.withUnsafeReadableBytes { bytes in
            do throws(Inflater.Breach) {
                return Result<Void, Inflater.Breach>.success(try inflater.append(bytes))
            } catch {
                return .failure(error)
            }
        }
        switch result {
        case .success: break
        case .failure(.limit): throw tooLarge
        case .failure(.notGzip): throw SourceError(.wrongContent, "invalid gzip")
        }
    }

    /// The decompressed body so far.
    var soFar: [UInt8] { inflater?.bytes ?? plain }

    /// The complete body.
    func finish() throws(SourceError) -> [UInt8] {
        guard let inflater, wireBytes > 0 else { return plain }
        guard inflater.isComplete else { throw SourceError(.truncated, "truncated gzip") }
        return inflater.bytes
    }

    private var tooLarge: SourceError { SourceError(.tooLarge, "more than \(limit >> 10) KB") }
}
