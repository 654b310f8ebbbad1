use super::*;

#[test]
fn a_name_is_never_a_path() {
    assert_eq!(plain("C:\\Users\\Айгүл\\үй.jpg"), "үй.jpg");
    assert_eq!(plain("../../etc/passwd"), "passwd");
    assert_eq!(plain("a\u{202e}gpj.exe\0\n"), "agpj.exe");
    assert_eq!(plain(&format!("{}.jpg", "x".repeat(500))).chars().count(), LONGEST_NAME);
    assert_eq!(plain("/"), "");
}

#[test]
fn a_file_is_what_its_bytes_say() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    assert_eq!(media_type(png), "image/png");
    assert!(fits(Medium::Image, media_type(png)));
    assert!(!fits(Medium::Audio, media_type(png)));
    for page in [&b"<svg xmlns='http://www.w3.org/2000/svg'>"[..], b"<!doctype html><script>", b"", b"GI"] {
        assert!(!fits(Medium::Image, media_type(page)), "{page:?}");
    }
    let begin = b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm";
    let sound = [&begin[..], &[0; 300]].concat();
    assert!(fits(Medium::Audio, media_type(&sound)));
    assert!(fits(Medium::Any, media_type(b"anything")));
}

#[test]
fn fields_are_names_and_rows() {
    for field in ["photo", "kin/2/photo", "kin/2/toys/1/photo"] {
        assert!(is_field(field), "{field}");
    }
    for field in ["", "/", "kin//photo", "a b", "../x", "a/<b>"] {
        assert!(!is_field(field), "{field}");
    }
}
