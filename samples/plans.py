"""The samples written by hand: made up in the manner of real plans; Trảng Bàng has the lines and figures of one."""

from __future__ import annotations

from datetime import date

from samples.content import Budget, Item, Misprint, Plan, Planted, Revision, Section, Topic
from samples.layouts import Layout, Numbering, TotalPlace, Unit, UnitPlace

MILLION = 1_000_000
THOUSAND = 1_000


def _millions(*amounts: int | tuple[int, int]) -> tuple[int, ...]:
    """Return amounts in đồng of whole triệu đồng, or of (triệu, nghìn)."""
    return tuple(a * MILLION if isinstance(a, int) else a[0] * MILLION + a[1] * THOUSAND for a in amounts)


def _priced(name: str, quantity: int, unit: str, price: int, note: str = "") -> Item:
    """Return a line whose amount is quantity × price, both in nghìn đồng."""
    amount = quantity * price * THOUSAND
    return Item(name, (amount,), f"{quantity:,}".replace(",", "."), unit, price * THOUSAND, note)


_TRAINING = "Chi tham gia các lớp đào tạo nâng cao nghiệp vụ quản lý về KH&CN do Sở KH&CN thông báo"


DUONG_MINH_CHAU = Plan(
    file_name="KH KHCN 2024 - huyen Duong Minh Chau.docx",
    body="HUYỆN DƯƠNG MINH CHÂU",
    unit="huyện Dương Minh Châu",
    province="Tây Ninh",
    town="Dương Minh Châu",
    year=2024,
    number="87/KH-UBND",
    issued_on=date(2023, 6, 19),
    title=("KẾ HOẠCH", "Hoạt động khoa học và công nghệ năm 2024"),
    opening=(
        "Thực hiện đề nghị của Sở Khoa học và Công nghệ về việc đăng ký nhiệm vụ và dự toán cho năm sau, Ủy ban nhân "
        "dân huyện Dương Minh Châu, tỉnh Tây Ninh xây dựng kế hoạch với các nội dung sau đây.",
    ),
    topics=(
        Topic(1, "TÌNH HÌNH THỰC HIỆN NĂM 2023"),
        Topic(
            2,
            "Những việc đã làm",
            (
                "Phòng Kinh tế và Hạ tầng phát hành bốn số bản tin, mỗi số 300 bản, gửi đến các ấp và trường học.",
                "Mô hình trồng mãng cầu hữu cơ ở xã Phan được 12 hộ tham gia; sản lượng vụ đầu cao hơn vườn đối chứng.",
            ),
        ),
        Topic(
            2,
            "Kinh phí",
            ("Trong năm, huyện được cấp 134 triệu đồng cho hoạt động khoa học và công nghệ.",),
            Budget(
                "Bảng 1: Kinh phí khoa học và công nghệ năm 2023",
                ("Kinh phí được giao năm 2023", "Ước thực hiện năm 2023"),
                (
                    Section(
                        "Tuyên truyền, phổ biến thông tin khoa học và công nghệ",
                        (
                            Item("Biên soạn, phát hành bản tin khoa học và công nghệ", _millions(24, 24)),
                            Item("Phát thanh chuyên mục khoa học và đời sống", _millions(12, 10), note="10/12 kỳ"),
                        ),
                    ),
                    Section(
                        "Ứng dụng tiến bộ khoa học và kỹ thuật",
                        (Item("Triển khai mô hình trồng mãng cầu hữu cơ", _millions(60, 60)),),
                    ),
                    Section(
                        "Quản lý nhà nước về tiêu chuẩn, đo lường, chất lượng",
                        (
                            Item("Kiểm tra phương tiện đo tại các chợ", _millions(18, (16, 500))),
                            Item("Duy trì hệ thống quản lý chất lượng TCVN ISO 9001", _millions(20, 20)),
                        ),
                    ),
                ),
            ),
        ),
        Topic(1, "KẾ HOẠCH NĂM 2024"),
        Topic(
            2,
            "Mục tiêu",
            (
                "Đưa thêm hai tiến bộ kỹ thuật vào vùng trồng mì và cây ăn trái; tất cả các chợ trên địa bàn được kiểm "
                "tra phương tiện đo ít nhất một lần.",
            ),
        ),
        Topic(
            2,
            "Nội dung và dự toán",
            (),
            Budget(
                "Bảng 2: Dự toán kinh phí khoa học và công nghệ năm 2024",
                ("Dự toán năm 2024",),
                (
                    Section(
                        "Tuyên truyền, phổ biến thông tin khoa học và công nghệ",
                        (
                            Item("Biên soạn, phát hành bản tin khoa học và công nghệ", _millions(24)),
                            Item("Phát thanh chuyên mục khoa học và đời sống", _millions(12)),
                            Item("Tổ chức Ngày Khoa học và Công nghệ Việt Nam 18/5", _millions(15)),
                        ),
                    ),
                    Section(
                        "Ứng dụng tiến bộ khoa học và kỹ thuật",
                        (
                            Item("Triển khai mô hình trồng mãng cầu hữu cơ", _millions(45), note="năm thứ hai"),
                            Item("Chuyển giao kỹ thuật tưới tiết kiệm nước cho cây mì", _millions(30)),
                        ),
                    ),
                    Section(
                        "Quản lý nhà nước về tiêu chuẩn, đo lường, chất lượng",
                        (
                            Item("Kiểm tra phương tiện đo tại các chợ", _millions(18)),
                            Item("Duy trì hệ thống quản lý chất lượng TCVN ISO 9001", _millions(20)),
                            Item("Kiểm tra phương tiện đo tại các chợ", _millions(18)),
                        ),
                    ),
                    Section(
                        "Chi hoạt động thường xuyên",
                        (
                            Item("Họp Hội đồng sáng kiến", _millions(6)),
                            Item("Hội nghị tổng kết hoạt động khoa học và công nghệ", _millions((8, 500))),
                        ),
                    ),
                ),
                misprints=(Misprint(15, 1, "**186,5**"),),
            ),
        ),
        Topic(1, "TỔ CHỨC THỰC HIỆN", ("Phòng Kinh tế và Hạ tầng theo dõi, báo cáo kết quả trước ngày 15 tháng 12.",)),
    ),
    closing=("Trên đây là Kế hoạch hoạt động khoa học và công nghệ năm 2024 của huyện Dương Minh Châu./.",),
    receivers=("Sở Khoa học và Công nghệ;", "Phòng Kinh tế và Hạ tầng;", "Lưu: VT."),
    signer=("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn Thành"),
    layout=Layout(
        Numbering.ROMAN_PADDED,
        Unit.MILLION,
        UnitPlace.LINE_ABOVE,
        caption_below=True,
        total_label="Tổng cộng:",
        split_after=7,
    ),
    planted=(
        Planted("line.duplicate", 2, 11),
        Planted("sum.sections", 2, 15, 1, 186_500_000, 196_500_000),
    ),
)

HOA_THANH = Plan(
    file_name="Ke hoach KHCN TX Hoa Thanh nam 2025.docx",
    body="THỊ XÃ HÒA THÀNH",
    unit="thị xã Hòa Thành",
    province="Tây Ninh",
    town="Hòa Thành",
    year=2025,
    number="142/KH-UBND",
    issued_on=date(2024, 7, 8),
    title=("KẾ HOẠCH", "Phát triển khoa học, công nghệ năm 2025 trên địa bàn thị xã Hòa Thành"),
    opening=("Ủy ban nhân dân thị xã Hòa Thành, tỉnh Tây Ninh lập kế hoạch và đề nghị bố trí kinh phí như sau.",),
    topics=(
        Topic(
            1,
            "MỤC ĐÍCH, YÊU CẦU",
            ("Gắn khoa học và công nghệ với các làng nghề bánh tráng, mây tre và nhang của thị xã.",),
        ),
        Topic(1, "NHIỆM VỤ VÀ KINH PHÍ NĂM 2025"),
        Topic(
            2,
            "Nhiệm vụ trọng tâm",
            (
                "Hướng dẫn các hợp tác xã đăng ký nhãn hiệu và dán tem truy xuất nguồn gốc cho sản phẩm.",
                "Kiểm tra hàng đóng gói sẵn trước Hội yến Diêu Trì Cung và dịp cuối năm.",
            ),
        ),
        Topic(
            2,
            "Dự toán kinh phí",
            (),
            Budget(
                "Biểu 1: Tổng hợp dự toán kinh phí năm 2025",
                ("Tổng số", "Ngân sách tỉnh", "Ngân sách thị xã"),
                (
                    Section(
                        "Tuyên truyền, phổ biến văn bản và thông tin khoa học và công nghệ",
                        (
                            Item("Tập huấn về quyền sở hữu trí tuệ cho hợp tác xã", _millions(20, 10)),
                            Item("Chuyên trang khoa học và công nghệ trên cổng thông tin điện tử", _millions(0, 18)),
                        ),
                    ),
                    Section(
                        "Ứng dụng kết quả đề tài, dự án và mô hình khoa học và công nghệ",
                        (
                            Item("Triển khai mô hình nuôi ốc bươu đen trong bể bạt", _millions(90, 30)),
                            Item("Hỗ trợ truy xuất nguồn gốc sản phẩm bánh tráng", _millions(50, 25)),
                        ),
                    ),
                    Section(
                        "Thanh tra, kiểm tra về khoa học và công nghệ",
                        (
                            Item("Kiểm tra hàng đóng gói sẵn", _millions(15, 5)),
                            Item("Kiểm tra chất lượng xăng dầu", _millions(0, 12)),
                        ),
                    ),
                    Section(
                        "Chi hoạt động thường xuyên",
                        (
                            Item("Họp Hội đồng khoa học và công nghệ", _millions(0, 10)),
                            Item("Chi khác", _millions(0, 7)),
                        ),
                    ),
                ),
                group="Kinh phí",
                is_summed=True,
                misprints=(
                    Misprint(1, 3, "**112**"),
                    Misprint(5, 3, "**50**"),
                    Misprint(7, 3, "20"),
                    Misprint(9, 2, "15.000.000"),
                ),
                revisions=(Revision(6, 2, "80"),),
            ),
        ),
        Topic(1, "TỔ CHỨC THỰC HIỆN", ("Phòng Kinh tế chủ trì, phối hợp với các xã, phường thực hiện Kế hoạch này.",)),
    ),
    closing=("Ủy ban nhân dân thị xã đề nghị Sở Khoa học và Công nghệ xem xét, tổng hợp./.",),
    receivers=("Sở Khoa học và Công nghệ;", "UBND các xã, phường;", "Lưu: VT, KT."),
    signer=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Thị Thu Hà"),
    layout=Layout(
        Numbering.LETTER_NUMBER,
        Unit.MILLION,
        UnitPlace.HEADER,
        total_label="TỔNG CỘNG",
        total_place=TotalPlace.TOP_MERGED,
        has_index_row=True,
        is_automatic=True,
        has_content_controls=True,
    ),
    planted=(
        Planted("sum.sources", 1, 7, 1, 75_000_000, 70_000_000),
        Planted("unit.scale", 1, 9, 2),
    ),
)

CAU_KHOI = Plan(
    file_name="KH KHCN DMST CDS xa Cau Khoi 2027.docx",
    body="XÃ CẦU KHỞI",
    unit="xã Cầu Khởi",
    province="Tây Ninh",
    town="Cầu Khởi",
    year=2027,
    number="31/KH-UBND",
    issued_on=date(2026, 6, 30),
    title=("KẾ HOẠCH", "Khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số năm 2027"),
    opening=("Ủy ban nhân dân xã Cầu Khởi, tỉnh Tây Ninh đăng ký nhiệm vụ và kinh phí năm 2027 như sau.",),
    topics=(
        Topic(
            1,
            "Nhiệm vụ khoa học, công nghệ và đổi mới sáng tạo",
            ("Phổ biến pháp luật mới, kiểm tra cân ở chợ, duy trì hệ thống quản lý chất lượng của xã.",),
        ),
        Topic(1, "Nhiệm vụ chuyển đổi số"),
        Topic(2, "Hạ tầng số", ("Duy trì đường truyền dữ liệu chuyên dùng và máy chủ một cửa.",)),
        Topic(2, "Kỹ năng số", ("Mỗi ấp có ít nhất năm thành viên Tổ công nghệ số cộng đồng được tập huấn.",)),
        Topic(
            1,
            "Dự toán kinh phí",
            (),
            Budget(
                "Bảng 1. Dự toán kinh phí năm 2027 (ĐVT: nghìn đồng)",
                ("Thành tiền",),
                (
                    Section(
                        "Tuyên truyền, phổ biến văn bản và thông tin khoa học và công nghệ",
                        (
                            _priced("In tờ rơi tuyên truyền về đổi mới sáng tạo", 2_000, "tờ", 3),
                            _priced(
                                "Hội nghị phổ biến văn bản quản lý nhà nước về khoa học, công nghệ", 2, "cuộc", 7_500
                            ),
                        ),
                    ),
                    Section(
                        "Chuyển đổi số",
                        (
                            Item(
                                "Tập huấn kỹ năng số cho Tổ công nghệ số cộng đồng",
                                (36_000_000,),
                                "5",
                                "lớp",
                                9_000_000,
                                "Phụ lục 1",
                            ),
                            _priced("Mua phần mềm bảo đảm an toàn thông tin mạng", 15, "bộ", 450),
                            _priced("Duy trì đường truyền dữ liệu dùng chung", 12, "tháng", 1_650),
                        ),
                    ),
                    Section(
                        "Quản lý nhà nước về tiêu chuẩn, đo lường, chất lượng",
                        (
                            _priced("Kiểm tra về đo lường tại chợ Cầu Khởi", 2, "đợt", 5_000),
                            _priced("Duy trì hệ thống quản lý chất lượng TCVN ISO 9001", 1, "lần", 12_000),
                        ),
                    ),
                    Section(
                        "Chi hoạt động thường xuyên",
                        (
                            _priced("Họp Hội đồng sáng kiến", 2, "phiên", 3_000),
                            Item("Chi khác", (2_500_000,), "-", "-"),
                        ),
                    ),
                ),
                has_prices=True,
            ),
        ),
        Topic(1, "Tổ chức thực hiện", ("Phòng Văn hóa - Xã hội tham mưu, đôn đốc và báo cáo hằng quý.",)),
    ),
    closing=("Trên đây là Kế hoạch năm 2027 của Ủy ban nhân dân xã Cầu Khởi./.",),
    receivers=("Sở Khoa học và Công nghệ;", "Thường trực Đảng ủy xã;", "Lưu: VT."),
    signer=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Phạm Quốc Bảo"),
    layout=Layout(Numbering.DECIMAL, Unit.THOUSAND, UnitPlace.CAPTION, blank="-"),
    planted=(
        Planted("product.line", 1, 5, 1, 36_000_000, 45_000_000),
        Planted("sum.items", 2, 4, 1, 16_000_000, 16_500_000),
    ),
    annexes=(
        Topic(
            1,
            "CHI TIẾT KINH PHÍ TẬP HUẤN KỸ NĂNG SỐ NĂM 2027",
            ("(Đơn vị tính: nghìn đồng)",),
            Budget(
                "",
                ("Thành tiền",),
                (
                    Section(
                        "Chi cho giảng viên",
                        (Item("Thù lao giảng viên", (16_000_000,)), Item("Xe đi lại", (4_000_000,))),
                    ),
                    Section(
                        "Chi cho học viên",
                        (Item("Tài liệu", (6_000_000,)), Item("Nước uống", (10_000_000,))),
                    ),
                ),
                has_notes=False,
                misprints=(Misprint(5, 1, "6.500"),),
            ),
            label="PHỤ LỤC 1",
        ),
    ),
)

TRANG_BANG = Plan(
    file_name="KH KHCN 2024 - thi xa Trang Bang.docx",
    body="THỊ XÃ TRẢNG BÀNG",
    unit="thị xã Trảng Bàng",
    province="Tây Ninh",
    town="Trảng Bàng",
    year=2024,
    number="112/KH-UBND",
    issued_on=date(2023, 7, 14),
    title=("KẾ HOẠCH", "Hoạt động khoa học, công nghệ và đổi mới sáng tạo năm 2024"),
    opening=(
        "Để chuẩn bị nguồn lực cho năm sau, Ủy ban nhân dân thị xã Trảng Bàng, tỉnh Tây Ninh tổng hợp tình hình thực "
        "hiện và lập kế hoạch như dưới đây.",
    ),
    topics=(
        Topic(1, "TÌNH HÌNH THỰC HIỆN NĂM 2023"),
        Topic(
            2,
            "Công tác đã triển khai",
            (
                "Phòng Kinh tế làm đầu mối; các xã, phường cử người theo dõi mô hình và báo cáo mỗi quý một lần.",
                "Một mô hình trồng trọt được chọn để nhân rộng, hộ tham gia tự lo phần đối ứng.",
            ),
        ),
        Topic(
            2,
            "Kinh phí sử dụng",
            ("Kinh phí thị xã được cấp trong năm 2023 là 130.000.000 đồng.",),
            Budget(
                "Biểu 1. Kinh phí khoa học và công nghệ năm 2023",
                ("Thực hiện 6 tháng đầu năm 2023", "Ước thực hiện năm 2023"),
                (
                    Section(
                        "Hoạt động tuyên truyền triển khai văn bản quy phạm pháp luật, đưa thông tin các tiến bộ kỹ "
                        "thuật công nghệ đến cơ sở",
                        (
                            Item("Phổ biến, hướng dẫn thực hiện văn bản về KH&CN", _millions(0, 2)),
                            Item("Tổ chức tuyên truyền ngày Khoa học và Công nghệ năm 2022", _millions(0, 1)),
                            Item("Tuyên truyền về khởi nghiệp, đổi mới sáng tạo", _millions(0, 0)),
                        ),
                    ),
                    Section(
                        "Triển khai ứng dụng kết quả đề tài, dự án đã nghiệm thu; các mô hình tiến bộ khoa học và kỹ "
                        "thuật",
                        (
                            Item(
                                "Chuyển giao, ứng dụng kết quả đề tài, dự án đã nghiệm thu trên địa bàn (nếu có)",
                                _millions(0, 0),
                            ),
                            Item("Triển khai thực hiện mô hình", _millions(0, 100)),
                        ),
                    ),
                    Section(
                        "Phối hợp thực hiện hoạt động quản lý nhà nước về tiêu chuẩn-đo lường-chất lượng, sở hữu trí "
                        "tuệ",
                        (
                            Item("Tiêu chuẩn-đo lường-chất lượng", _millions(0, 1)),
                            Item("Sở hữu trí tuệ (nhãn hiệu hàng hóa, sáng kiến...)", _millions(0, 0)),
                        ),
                    ),
                    Section("Phối hợp thanh tra, kiểm tra trên địa bàn", (), _millions(0, 0)),
                    Section(
                        "Chi hoạt động thường xuyên",
                        (
                            Item(_TRAINING, _millions(0, 2)),
                            Item("Chi Công thông tin điện tử", _millions(0, 10)),
                            Item("Chi Hội nghị, hội thảo, họp sơ kết cho hoạt động KH&CN (nếu có)", _millions(0, 0)),
                            Item(_TRAINING, _millions(0, 1)),
                            Item("Hội đồng sáng kiến", _millions(0, 0)),
                        ),
                    ),
                ),
            ),
        ),
        Topic(1, "KẾ HOẠCH NĂM 2024"),
        Topic(2, "Yêu cầu", ("Chọn việc vừa sức, có người chịu trách nhiệm, có mốc thời gian hoàn thành.",)),
        Topic(
            2,
            "Dự toán kinh phí",
            ("Tổng kinh phí thị xã đề nghị năm 2024 là 152 triệu đồng.",),
            Budget(
                "Biểu 2. Dự toán kinh phí năm 2024",
                ("Kinh phí đề nghị năm 2024",),
                (
                    Section(
                        "Hoạt động tuyên truyền phổ biến các văn bản KH&CN, thông tin các tiến bộ khoa học kỹ thuật "
                        "đến cơ sở",
                        (
                            Item("Phổ biến, hướng dẫn các văn bản quản lý nhà nước về KH&CN", _millions(3)),
                            Item("Tuyên truyền, phổ biến thông tin các kết quả, tiến bộ KH&CN", _millions(3)),
                            Item("Tuyên truyền về khởi nghiệp, đổi mới sáng tạo", _millions(3)),
                        ),
                    ),
                    Section(
                        "Triển khai thực hiện, ứng dụng kết quả đề tài, dự án đã nghiệm thu; ứng dụng các mô hình "
                        "KH&CN",
                        (
                            Item("Triển khai thực hiện đề tài, dự án KH&CN cấp cơ sở (nếu có)", _millions(0)),
                            Item(
                                "Chuyển giao, ứng dụng kết quả đề tài, dự án đã nghiệm thu trên địa bàn", _millions(0)
                            ),
                            Item("Triển khai thực hiện mô hình ứng dụng tiến bộ KH và kỹ thuật", _millions(110)),
                        ),
                    ),
                    Section(
                        "Phối hợp thực hiện quản lý nhà nước về tiêu chuẩn - đo lường - chất lượng, sở hữu trí tuệ",
                        (
                            Item("Tiêu chuẩn - đo lường - chất lượng", _millions(1)),
                            Item("Sở hữu trí tuệ (nhãn hiệu hàng hóa, sáng kiến,...)", _millions(1)),
                        ),
                    ),
                    Section(
                        "Phối hợp kiểm tra trên địa bàn",
                        (
                            Item("Phối hợp kiểm tra về đo lường", _millions(1)),
                            Item("Phối hợp kiểm tra về chất lượng sản phẩm và hàng hóa", _millions(1)),
                            Item(
                                "Phối hợp kiểm tra đối với các tổ chức, cá nhân trong việc chấp hành chính sách, pháp "
                                "luật về KH&CN",
                                _millions(1),
                            ),
                        ),
                    ),
                    Section(
                        "Chi đào tạo",
                        (
                            Item(
                                "Chi đào tạo tham gia các lớp tập huấn nâng cao nghiệp vụ quản lý về KH&CN do Sở KH&CN "
                                "thông báo",
                                _millions(5),
                            ),
                            Item("Chi Công thông tin điện tử", _millions(12)),
                            Item("Chi khác", _millions(5)),
                        ),
                    ),
                ),
                misprints=(Misprint(20, 1, "**152**"),),
            ),
        ),
        Topic(
            1, "TỔ CHỨC THỰC HIỆN", ("Phòng Kinh tế theo dõi, tổng hợp khó khăn và báo cáo Ủy ban nhân dân thị xã.",)
        ),
    ),
    closing=("Trên đây là Kế hoạch năm 2024 của Ủy ban nhân dân thị xã Trảng Bàng./.",),
    receivers=("Sở Khoa học và Công nghệ;", "Phòng Kinh tế;", "Lưu: VT."),
    signer=("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Minh Khoa"),
    layout=Layout(Numbering.ROMAN_PADDED, Unit.MILLION, UnitPlace.LINE_ABOVE, total_label="Tổng cộng:", blank="-"),
    planted=(
        Planted("line.duplicate", 1, 16),
        Planted("sum.sections", 2, 20, 1, 152_000_000, 146_000_000),
    ),
)

PLANS = (DUONG_MINH_CHAU, HOA_THANH, TRANG_BANG, CAU_KHOI)
