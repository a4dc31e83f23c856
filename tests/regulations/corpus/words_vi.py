"""Sentences of Vietnamese hospital rules, made of parts; none is taken from a real document."""

from __future__ import annotations

from random import Random

WHO = (
    "Trưởng khoa", "Điều dưỡng trưởng", "Bác sĩ trực", "Điều dưỡng viên", "Khoa Dược",
    "Phòng Kế hoạch tổng hợp", "Phòng Tổ chức cán bộ", "Khoa Kiểm soát nhiễm khuẩn",
    "Phòng Vật tư thiết bị y tế", "Khoa Xét nghiệm", "Bộ phận công nghệ thông tin", "Thủ kho",
    "Người trực", "Phòng Điều dưỡng", "Khoa Cấp cứu", "Nhân viên vệ sinh", "Kế toán viên",
    "Các khoa, phòng", "Người đề nghị", "Học viên", "Tổ quản lý chất lượng", "Phòng Hành chính",
)  # fmt: skip
ACT = (
    "kiểm tra", "ghi chép", "bàn giao", "bảo quản", "đối chiếu", "kiểm kê", "cập nhật", "báo cáo",
    "niêm phong", "thu hồi", "khử khuẩn", "tập huấn", "lưu trữ", "cấp phát", "rà soát", "giám sát",
)  # fmt: skip
THING = (
    "thuốc cấp cứu", "hồ sơ bệnh án", "máy thở", "vật tư tiêu hao", "chất thải y tế", "sổ giao ban",
    "bình oxy", "mẫu bệnh phẩm", "máu và chế phẩm máu", "tài khoản phần mềm", "dụng cụ phẫu thuật",
    "danh mục thuốc", "thông tin người bệnh", "phiếu xét nghiệm", "tủ trực", "trang thiết bị",
    "phương tiện phòng cháy", "buồng cách ly", "kết quả hội chẩn", "nguồn điện dự phòng",
)  # fmt: skip
EVENT = (
    "mất điện", "thiết bị hỏng", "phản ứng có hại của thuốc", "người bệnh ngã", "mất mẫu bệnh phẩm",
    "sự cố mạng", "khiếu nại", "phơi nhiễm", "lộ thông tin", "cháy nổ", "vắng người trực",
)  # fmt: skip
TIME = (
    "30 phút", "02 giờ", "24 giờ", "ngày làm việc", "03 ngày", "5 ngày làm việc", "một tuần",
    "10 ngày", "48 giờ",
)  # fmt: skip
OFTEN = ("hằng ngày", "hằng tuần", "hằng tháng", "mỗi quý", "sáu tháng một lần", "mỗi ca trực")
TOPIC = (
    "quản lý tủ thuốc trực", "trực và giao ban", "mượn hồ sơ bệnh án", "quản lý chất thải y tế",
    "sử dụng thiết bị di động", "vệ sinh tay", "thăm nuôi người bệnh", "quản lý kho vật tư",
    "phòng cháy và chữa cháy", "nhận diện người bệnh", "truyền máu", "đặt lịch khám",
    "lưu trữ tài liệu", "báo cáo sự cố y khoa", "phân quyền phần mềm", "hội chẩn",
    "vận chuyển mẫu bệnh phẩm", "đào tạo liên tục", "sử dụng xe cứu thương", "bảo trì thiết bị",
)  # fmt: skip
TYPES = ("Quy định", "Quy chế", "Nội quy", "Quy trình")
CHAPTER = (
    "Tổ chức và phân công", "Trách nhiệm của các khoa, phòng", "Quản lý hằng ngày",
    "Kiểm tra, giám sát", "Xử lý sự cố", "Đào tạo và tập huấn", "Trình tự thực hiện",
    "Lưu trữ và bảo mật", "Khen thưởng, xử lý vi phạm", "Sử dụng và bảo dưỡng",
)  # fmt: skip
HEADING = (
    "Phạm vi điều chỉnh", "Đối tượng áp dụng", "Giải thích từ ngữ", "Nguyên tắc chung",
    "Trách nhiệm của Trưởng khoa", "Trách nhiệm của người trực", "Hồ sơ đề nghị",
    "Thời hạn báo cáo", "Trình tự bàn giao", "Kiểm tra định kỳ", "Lưu trữ hồ sơ",
    "Xử lý vi phạm", "Khen thưởng", "Điều kiện sử dụng", "Nhập kho, kiểm đếm", "Kinh phí",
    "Quyền của người bệnh", "Đào tạo, tập huấn", "Bảo quản và vận chuyển", "Biểu mẫu sử dụng",
)  # fmt: skip
PLACES = ("Hoa Lư", "Sông Trà", "Bến Tre", "Núi Thành", "Đông Hải", "An Phú", "Vân Canh", "Tân Lập")
KINDS = (
    "Bệnh viện đa khoa",
    "Trung tâm Y tế huyện",
    "Bệnh viện Sản Nhi",
    "Bệnh viện Y học cổ truyền",
)
NAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ")
MIDDLE = ("Văn", "Thị", "Quốc", "Minh", "Thu", "Đức", "Ngọc")
GIVEN = ("An", "Bình", "Hoa", "Khánh", "Lan", "Mai", "Nam", "Phúc", "Quân", "Sơn", "Tuấn", "Yến")
LEADS = (
    "{who} có trách nhiệm:", "Hồ sơ {act} {thing} gồm:", "Các trường hợp phải báo cáo ngay gồm có:",
    "Việc {act} {thing} được thực hiện theo các bước sau:", "Nghiêm cấm các hành vi sau đây:",
    "{who} được giao các nhiệm vụ:", "Trong Quy định này, các từ ngữ dưới đây được hiểu như sau:",
)  # fmt: skip
ODD_STARTS = (
    "Điều dưỡng trưởng phân công người {act} {thing} trong phiên trực.",
    "Mục tiêu của việc {act} {thing} là bảo đảm an toàn người bệnh.",
    "Phần mềm quản lý do {who} vận hành và sao lưu {often}.",
    "Chương trình tập huấn về {thing} được tổ chức {often}.",
    "Khoản kinh phí {act} {thing} được trích từ nguồn thu hợp pháp.",
    "02 người trở lên mới được {act} {thing} ngoài giờ.",
    "Điểm kiểm tra dưới 5 thì phải tập huấn lại.",
    "Mẫu bệnh phẩm được giao trong vòng {time} kể từ khi lấy.",
    "Biểu đồ theo dõi {thing} được treo tại phòng hành chính của khoa.",
)  # fmt: skip
SENTENCES = (
    "{who} phải {act} {thing} {often} và ghi vào sổ theo dõi.",
    "Khi xảy ra {event}, {who} báo cáo lãnh đạo trực trong vòng {time} và xử trí tại chỗ.",
    "Việc {act} {thing} do {who} thực hiện, có chữ ký của hai bên giao và nhận.",
    "Không ai được tự ý {act} {thing} khi chưa có ý kiến của {who}.",
    "{who} chịu trách nhiệm {act} {thing}; các bộ phận liên quan có trách nhiệm phối hợp.",
    "Thời hạn lưu {thing} không ít hơn {years} năm kể từ ngày kết thúc đợt điều trị.",
    "Người vi phạm bị nhắc nhở, phê bình hoặc xử lý theo quy định của bệnh viện.",
    "Sau khi nhận được báo cáo, {who} có mặt trong vòng {time}; nếu không thể có mặt thì ủy quyền "
    "cho người khác.",
    "{who} tổng hợp số liệu về {thing} và báo cáo Giám đốc {often}.",
    "Trường hợp do {event} gây thiệt hại, {who} lập biên bản trong {time} và đề xuất khắc phục.",
    "Quy định này áp dụng đối với mọi viên chức, người lao động tham gia {act} {thing}.",
    "Thực hiện theo khoản 1 Điều 3 của Quy định này và các văn bản liên quan.",
    "Tỷ lệ sai lệch khi {act} {thing} không vượt quá 0,5%.",
)  # fmt: skip


class Vietnamese:
    """A maker of words."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def _filled(self, pattern: str) -> str:
        pick = self.random.choice
        words = pattern.format(
            who=pick(WHO), act=pick(ACT), thing=pick(THING), event=pick(EVENT), time=pick(TIME),
            often=pick(OFTEN), years=self.random.randint(1, 30),
        )  # fmt: skip
        return words[:1].upper() + words[1:]

    def sentence(self) -> str:
        return self._filled(self.random.choice(SENTENCES))

    def text(self) -> str:
        return " ".join(self.sentence() for _ in range(self.random.choice((1, 1, 1, 2, 2, 3))))

    def paragraph(self) -> str:
        if self.random.random() < 0.12:
            return self._filled(self.random.choice(ODD_STARTS))
        return self.text()

    def lead(self) -> str:
        return self._filled(self.random.choice(LEADS))

    def point(self, last: bool) -> str:
        pick = self.random.choice
        words = pick(
            (
                "{act} {thing} {often}",
                "{who} ký xác nhận",
                "phiếu đề nghị {act} {thing}",
                "trường hợp {event}",
                "không {act} {thing} đúng thời hạn",
                "hoàn thành việc {act} {thing} trong {time}",
                "{thing}: {act} và bàn giao",
                "phối hợp với {who} {act} {thing}",
            )
        )
        return self._filled(words) + ("." if last else ";")

    def headings(self, count: int) -> list[str]:
        return self.random.sample(HEADING, count)

    def chapters(self, count: int) -> list[str]:
        middle = self.random.sample(CHAPTER, max(0, count - 2))
        whole = (
            ["Quy định chung", *middle, "Điều khoản thi hành"] if count > 1 else ["Quy định chung"]
        )
        return whole[:count]

    def name(self) -> str:
        pick = self.random.choice
        return f"{pick(NAMES)} {pick(MIDDLE)} {pick(GIVEN)}"

    def hospital(self) -> str:
        return f"{self.random.choice(KINDS)} {self.random.choice(PLACES)}"

    def row(self, columns: int) -> list[str]:
        pick = self.random.choice
        cells = [pick(THING), str(self.random.randint(1, 90)), pick(WHO), pick(TIME), pick(OFTEN)]
        return cells[:columns]


HEADS = ["Tên", "Số lượng", "Người phụ trách", "Thời hạn", "Tần suất"]
