CREATE TABLE after_sales (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	number VARCHAR NOT NULL, 
	order_id VARCHAR NOT NULL, 
	order_no VARCHAR NOT NULL, 
	buyer_id VARCHAR, 
	buyer_name VARCHAR NOT NULL, 
	profile VARCHAR NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	source VARCHAR(9) NOT NULL, 
	channel VARCHAR(5) NOT NULL, 
	category VARCHAR NOT NULL, 
	status VARCHAR(25) NOT NULL, 
	received BOOLEAN NOT NULL, 
	goods VARCHAR(13) NOT NULL, 
	tracked_at BIGINT, 
	reason_code VARCHAR NOT NULL, 
	said VARCHAR NOT NULL, 
	files JSON NOT NULL, 
	items JSON NOT NULL, 
	amount_fen INTEGER NOT NULL, 
	freight_fen INTEGER NOT NULL, 
	applied_at BIGINT NOT NULL, 
	applied_by VARCHAR NOT NULL, 
	entered_at BIGINT NOT NULL, 
	ended_at BIGINT, 
	pauses JSON NOT NULL, 
	deadline_at BIGINT, 
	due_at BIGINT NOT NULL, 
	due_step VARCHAR NOT NULL, 
	extended BOOLEAN NOT NULL, 
	answer_overdue BOOLEAN NOT NULL, 
	refusal JSON NOT NULL, 
	path VARCHAR(9), 
	intercepted BOOLEAN NOT NULL, 
	goods_back BOOLEAN NOT NULL, 
	lost BOOLEAN NOT NULL, 
	strategy VARCHAR, 
	instant_refund BOOLEAN NOT NULL, 
	platform_ruled BOOLEAN NOT NULL, 
	liability VARCHAR(8), 
	ruling VARCHAR NOT NULL, 
	intervention VARCHAR(17) NOT NULL, 
	intervened_by VARCHAR NOT NULL, 
	intervened_at BIGINT, 
	on_desk BOOLEAN NOT NULL, 
	evidence JSON NOT NULL, 
	address JSON NOT NULL, 
	address_given BOOLEAN NOT NULL, 
	address_asked_at BIGINT, 
	address_late BOOLEAN NOT NULL, 
	address_outcome VARCHAR NOT NULL, 
	appeal_fails BOOLEAN NOT NULL, 
	promised_at BIGINT, 
	promise_missed BOOLEAN NOT NULL, 
	unsent_at_intervention BOOLEAN NOT NULL, 
	refund_offered BOOLEAN NOT NULL, 
	return_waybill VARCHAR NOT NULL, 
	return_carrier VARCHAR NOT NULL, 
	returned_at BIGINT, 
	inspection JSON NOT NULL, 
	sent_waybill VARCHAR NOT NULL, 
	sent_carrier VARCHAR NOT NULL, 
	sent_at BIGINT, 
	erp VARCHAR(13), 
	solution VARCHAR(8), 
	invoice VARCHAR(17), 
	memo VARCHAR NOT NULL, 
	refund_id VARCHAR NOT NULL, 
	refund_tries INTEGER NOT NULL, 
	refund_failed_at BIGINT, 
	refunded_at BIGINT, 
	small_refund_id VARCHAR NOT NULL, 
	small_paid_fen INTEGER NOT NULL, 
	digest VARCHAR NOT NULL, 
	told_at BIGINT, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (shop_id, id), 
	FOREIGN KEY(shop_id, order_id) REFERENCES orders (shop_id, id) DEFERRABLE INITIALLY DEFERRED
)
;
CREATE TABLE after_sales_guides (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	edition INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	who VARCHAR NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE after_sales_lines (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	case_id VARCHAR NOT NULL, 
	order_id VARCHAR NOT NULL, 
	line_id VARCHAR NOT NULL, 
	amount_fen INTEGER NOT NULL, 
	open BOOLEAN NOT NULL, 
	PRIMARY KEY (shop_id, id), 
	FOREIGN KEY(shop_id, case_id) REFERENCES after_sales (shop_id, id) DEFERRABLE INITIALLY DEFERRED
)
;
CREATE TABLE after_sales_points (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	brand VARCHAR NOT NULL, 
	city VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	phone VARCHAR NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE after_sales_waybills (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	case_id VARCHAR NOT NULL, 
	waybill VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	PRIMARY KEY (shop_id, id), 
	FOREIGN KEY(shop_id, case_id) REFERENCES after_sales (shop_id, id) DEFERRABLE INITIALLY DEFERRED
)
;
CREATE TABLE answers (
	shop_id VARCHAR NOT NULL, 
	who VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	asked VARCHAR NOT NULL, 
	body BLOB NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (shop_id, who, "key")
)
;
CREATE TABLE appkeys (
	id VARCHAR NOT NULL, 
	shop_id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	secret BLOB NOT NULL, 
	made BIGINT NOT NULL, 
	revoked BIGINT, 
	PRIMARY KEY (id)
)
;
CREATE TABLE appkeys_nonces (
	key_id VARCHAR NOT NULL, 
	nonce VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (key_id, nonce)
)
;
CREATE TABLE audit (
	shop_id VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	real BIGINT NOT NULL, 
	party VARCHAR(9) NOT NULL, 
	who VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	what VARCHAR NOT NULL, 
	thing VARCHAR NOT NULL, 
	data JSON NOT NULL, 
	seal VARCHAR NOT NULL, 
	PRIMARY KEY (shop_id, seq)
)
;
CREATE TABLE buyers (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	guest BOOLEAN NOT NULL, 
	phone BLOB, 
	phone_blind VARCHAR, 
	external_id VARCHAR, 
	merged_into VARCHAR, 
	created_at BIGINT NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE clocks (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	module VARCHAR NOT NULL, 
	thing VARCHAR NOT NULL, 
	step VARCHAR NOT NULL, 
	start BIGINT NOT NULL, 
	due BIGINT NOT NULL, 
	edition VARCHAR NOT NULL, 
	segments JSON NOT NULL, 
	state VARCHAR(8) NOT NULL, 
	ended BIGINT, 
	ended_by VARCHAR NOT NULL, 
	changed BIGINT NOT NULL, 
	title VARCHAR NOT NULL, 
	stake_fen INTEGER, 
	owner VARCHAR NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE conversations (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	status VARCHAR(15) NOT NULL, 
	thread VARCHAR NOT NULL, 
	buyer_id VARCHAR NOT NULL, 
	buyer_name VARCHAR NOT NULL, 
	owner VARCHAR NOT NULL, 
	owner_name VARCHAR NOT NULL, 
	collaborators JSON NOT NULL, 
	first_seq INTEGER NOT NULL, 
	last_seq INTEGER, 
	last_text VARCHAR NOT NULL, 
	opened_at BIGINT NOT NULL, 
	queued_at BIGINT, 
	human_at BIGINT, 
	closed_at BIGINT, 
	changed_at BIGINT NOT NULL, 
	cause VARCHAR NOT NULL, 
	why JSON NOT NULL, 
	star BOOLEAN NOT NULL, 
	mark VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE conversations_drafts (
	shop_id VARCHAR NOT NULL, 
	staff_id VARCHAR NOT NULL, 
	thread VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (shop_id, staff_id, thread)
)
;
CREATE TABLE conversations_messages (
	shop_id VARCHAR NOT NULL, 
	thread VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	conversation VARCHAR NOT NULL, 
	party VARCHAR NOT NULL, 
	sender VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	asked VARCHAR, 
	client_id VARCHAR NOT NULL, 
	answered_at BIGINT, 
	recalled BOOLEAN NOT NULL, 
	PRIMARY KEY (shop_id, thread, seq), 
	UNIQUE (shop_id, client_id, sender)
)
;
CREATE TABLE conversations_settings (
	shop_id VARCHAR NOT NULL, 
	first_responder VARCHAR NOT NULL, 
	typing_preview BOOLEAN NOT NULL, 
	PRIMARY KEY (shop_id)
)
;
CREATE TABLE conversations_threads (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	buyer_id VARCHAR NOT NULL, 
	seq INTEGER NOT NULL, 
	conversation VARCHAR NOT NULL, 
	last_agent VARCHAR NOT NULL, 
	last_text VARCHAR NOT NULL, 
	last_party VARCHAR NOT NULL, 
	last_at BIGINT, 
	changed_at BIGINT NOT NULL, 
	unread INTEGER NOT NULL, 
	buyer_unread INTEGER NOT NULL, 
	read_seq INTEGER NOT NULL, 
	buyer_read_seq INTEGER NOT NULL, 
	waiting_seq INTEGER NOT NULL, 
	waiting_since BIGINT, 
	due BIGINT, 
	held_seq INTEGER, 
	buyer_away BIGINT, 
	PRIMARY KEY (shop_id, id), 
	UNIQUE (shop_id, buyer_id)
)
;
CREATE TABLE counts (
	shop_id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	n INTEGER NOT NULL, 
	PRIMARY KEY (shop_id, name, "key")
)
;
CREATE TABLE customers_opportunities (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	buyer_id VARCHAR NOT NULL, 
	stage VARCHAR(7) NOT NULL, 
	amount_fen INTEGER NOT NULL, 
	next_step VARCHAR NOT NULL, 
	staff_id VARCHAR NOT NULL, 
	staff_name VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE deadlines_checks (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	status VARCHAR(6) NOT NULL, 
	day VARCHAR NOT NULL, 
	label_zh VARCHAR NOT NULL, 
	label_en VARCHAR NOT NULL, 
	shift VARCHAR NOT NULL, 
	opens_at BIGINT NOT NULL, 
	closes_at BIGINT NOT NULL, 
	edition VARCHAR NOT NULL, 
	unseen INTEGER NOT NULL, 
	found INTEGER NOT NULL, 
	missed_at BIGINT, 
	done_at BIGINT, 
	who VARCHAR NOT NULL, 
	who_name VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE deadlines_closes (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	day VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	who VARCHAR NOT NULL, 
	who_name VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	late INTEGER NOT NULL, 
	due_today INTEGER NOT NULL, 
	conversations INTEGER NOT NULL, 
	checks INTEGER NOT NULL, 
	notes INTEGER NOT NULL, 
	stake_fen INTEGER NOT NULL, 
	items JSON NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE deadlines_marks (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	check_id VARCHAR NOT NULL, 
	parcel VARCHAR NOT NULL, 
	waybill VARCHAR NOT NULL, 
	trouble VARCHAR NOT NULL, 
	mark VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	who VARCHAR NOT NULL, 
	who_name VARCHAR NOT NULL, 
	PRIMARY KEY (shop_id, id), 
	FOREIGN KEY(shop_id, check_id) REFERENCES deadlines_checks (shop_id, id) DEFERRABLE INITIALLY DEFERRED
)
;
CREATE TABLE deadlines_notes (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	who VARCHAR NOT NULL, 
	who_name VARCHAR NOT NULL, 
	to_id VARCHAR NOT NULL, 
	to_name VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	things JSON NOT NULL, 
	waits BOOLEAN NOT NULL, 
	taken_at BIGINT, 
	taken_by VARCHAR NOT NULL, 
	taken_name VARCHAR NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE deadlines_rounds (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	next_at BIGINT NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE editions (
	id VARCHAR NOT NULL, 
	policy VARCHAR NOT NULL, 
	published BIGINT NOT NULL, 
	since BIGINT NOT NULL, 
	rule JSON NOT NULL, 
	source VARCHAR NOT NULL, 
	profile VARCHAR, 
	shop_id VARCHAR, 
	who VARCHAR NOT NULL, 
	who_name VARCHAR NOT NULL, 
	PRIMARY KEY (id)
)
;
CREATE TABLE evidence_items (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	order_id VARCHAR NOT NULL, 
	module VARCHAR NOT NULL, 
	thing VARCHAR NOT NULL, 
	kind VARCHAR(14) NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	party VARCHAR(9) NOT NULL, 
	who VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	file VARCHAR, 
	file_shop VARCHAR NOT NULL, 
	file_kind VARCHAR NOT NULL, 
	file_mime VARCHAR NOT NULL, 
	file_name VARCHAR NOT NULL, 
	file_size INTEGER NOT NULL, 
	file_thumb BOOLEAN NOT NULL, 
	width INTEGER NOT NULL, 
	height INTEGER NOT NULL, 
	PRIMARY KEY (shop_id, id), 
	FOREIGN KEY(shop_id, order_id) REFERENCES orders (shop_id, id) DEFERRABLE INITIALLY DEFERRED
)
;
CREATE TABLE exports (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	list VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	format VARCHAR NOT NULL, 
	asked JSON NOT NULL, 
	rows INTEGER NOT NULL, 
	written INTEGER NOT NULL, 
	state VARCHAR(7) NOT NULL, 
	started_at BIGINT NOT NULL, 
	"by" VARCHAR NOT NULL, 
	by_name VARCHAR NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE files (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	mime VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	width INTEGER NOT NULL, 
	height INTEGER NOT NULL, 
	thumb BOOLEAN NOT NULL, 
	party VARCHAR(9) NOT NULL, 
	who VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE history (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	module VARCHAR NOT NULL, 
	thing VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	party VARCHAR(9) NOT NULL, 
	who VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	step VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	data JSON NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE later (
	seq INTEGER NOT NULL, 
	lane VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	shop_id VARCHAR NOT NULL, 
	thing VARCHAR NOT NULL, 
	due BIGINT NOT NULL, 
	payload JSON NOT NULL, 
	attempts INTEGER NOT NULL, 
	error VARCHAR NOT NULL, 
	PRIMARY KEY (seq)
)
;
CREATE TABLE notices (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	staff_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	level VARCHAR NOT NULL, 
	title_zh VARCHAR NOT NULL, 
	title_en VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	link VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	read_at BIGINT, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE notices_settings (
	shop_id VARCHAR NOT NULL, 
	staff_id VARCHAR NOT NULL, 
	setting JSON NOT NULL, 
	PRIMARY KEY (shop_id, staff_id)
)
;
CREATE TABLE numbers (
	shop_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	last INTEGER NOT NULL, 
	PRIMARY KEY (shop_id, kind)
)
;
CREATE TABLE orders (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	status VARCHAR(17) NOT NULL, 
	tab VARCHAR NOT NULL GENERATED ALWAYS AS (CASE status WHEN 'partially_shipped' THEN 'awaiting_shipment' ELSE status END) STORED, 
	order_no VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	profile VARCHAR NOT NULL, 
	buyer_id VARCHAR, 
	buyer_name VARCHAR NOT NULL, 
	cod BOOLEAN NOT NULL, 
	payment_method VARCHAR NOT NULL, 
	under_review BOOLEAN NOT NULL, 
	placed_at BIGINT NOT NULL, 
	confirmed_at BIGINT, 
	paid_at BIGINT, 
	platform_ship_by BIGINT, 
	ship_by BIGINT, 
	due_by BIGINT, 
	late_fen INTEGER, 
	overdue_at BIGINT, 
	shipped_at BIGINT, 
	delivered_at BIGINT, 
	completed_at BIGINT, 
	cancelled_at BIGINT, 
	cancel_reason VARCHAR NOT NULL, 
	placed_goods_fen INTEGER NOT NULL, 
	goods_fen INTEGER NOT NULL, 
	freight_fen INTEGER NOT NULL, 
	discount_fen INTEGER NOT NULL, 
	paid_fen INTEGER NOT NULL, 
	freight_paid_fen INTEGER NOT NULL, 
	refunded_fen INTEGER NOT NULL, 
	freight_refunded_fen INTEGER NOT NULL, 
	lines_left INTEGER NOT NULL, 
	stock_taken BOOLEAN NOT NULL, 
	receiver_name BLOB, 
	receiver_phone BLOB, 
	receiver_address BLOB, 
	province VARCHAR NOT NULL, 
	city VARCHAR NOT NULL, 
	district VARCHAR NOT NULL, 
	buyer_message VARCHAR NOT NULL, 
	memo VARCHAR NOT NULL, 
	flag VARCHAR NOT NULL, 
	private BLOB, 
	digest VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (shop_id, id), 
	CONSTRAINT orders_refunded CHECK (refunded_fen BETWEEN 0 AND paid_fen), 
	CONSTRAINT orders_freight_refunded CHECK (freight_refunded_fen BETWEEN 0 AND freight_paid_fen)
)
;
CREATE TABLE orders_import_faults (
	shop_id VARCHAR NOT NULL, 
	import_id VARCHAR NOT NULL, 
	n INTEGER NOT NULL, 
	"row" INTEGER NOT NULL, 
	number VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	sentence VARCHAR NOT NULL, 
	params JSON NOT NULL, 
	PRIMARY KEY (shop_id, import_id, n)
)
;
CREATE TABLE orders_import_rows (
	shop_id VARCHAR NOT NULL, 
	import_id VARCHAR NOT NULL, 
	block INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (shop_id, import_id, block)
)
;
CREATE TABLE orders_imports (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	status VARCHAR(9) NOT NULL, 
	file VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	who VARCHAR NOT NULL, 
	who_name VARCHAR NOT NULL, 
	uploaded_at BIGINT NOT NULL, 
	checked_at BIGINT, 
	taken_at BIGINT, 
	ended_at BIGINT, 
	allowed JSON NOT NULL, 
	intake VARCHAR NOT NULL, 
	layout VARCHAR NOT NULL, 
	columns JSON NOT NULL, 
	rows INTEGER NOT NULL, 
	records INTEGER NOT NULL, 
	lines INTEGER NOT NULL, 
	faults INTEGER NOT NULL, 
	blocks INTEGER NOT NULL, 
	states JSON NOT NULL, 
	lacked INTEGER NOT NULL, 
	sums JSON NOT NULL, 
	first_at BIGINT, 
	last_at BIGINT, 
	block INTEGER NOT NULL, 
	place INTEGER NOT NULL, 
	pace INTEGER NOT NULL, 
	added INTEGER NOT NULL, 
	updated INTEGER NOT NULL, 
	unchanged INTEGER NOT NULL, 
	kept INTEGER NOT NULL, 
	lacking INTEGER NOT NULL, 
	code VARCHAR NOT NULL, 
	why VARCHAR NOT NULL, 
	params JSON NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE orders_lines (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	order_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	line_no VARCHAR NOT NULL, 
	product_id VARCHAR, 
	sku_id VARCHAR, 
	product_no VARCHAR NOT NULL, 
	sku_no VARCHAR NOT NULL, 
	product_code VARCHAR NOT NULL, 
	sku_code VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	sku VARCHAR NOT NULL, 
	image VARCHAR NOT NULL, 
	pieces INTEGER NOT NULL, 
	unit_price_fen INTEGER, 
	goods_fen INTEGER NOT NULL, 
	discount_fen INTEGER NOT NULL, 
	adjust_fen INTEGER NOT NULL, 
	amount_fen INTEGER NOT NULL, 
	paid_fen INTEGER NOT NULL, 
	refunded_fen INTEGER NOT NULL, 
	custom_made BOOLEAN NOT NULL, 
	promise_hours INTEGER, 
	ship_by BIGINT, 
	shipped_at BIGINT, 
	closed_at BIGINT, 
	carrier VARCHAR NOT NULL, 
	waybill VARCHAR NOT NULL, 
	exempt VARCHAR NOT NULL, 
	after_sale VARCHAR NOT NULL, 
	raw JSON NOT NULL, 
	PRIMARY KEY (shop_id, id), 
	FOREIGN KEY(shop_id, order_id) REFERENCES orders (shop_id, id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT orders_lines_refunded CHECK (refunded_fen BETWEEN 0 AND paid_fen)
)
;
CREATE TABLE orders_money (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	order_id VARCHAR NOT NULL, 
	line_id VARCHAR, 
	kind VARCHAR NOT NULL, 
	amount_fen INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	ref VARCHAR NOT NULL, 
	who VARCHAR NOT NULL, 
	PRIMARY KEY (shop_id, id), 
	FOREIGN KEY(shop_id, order_id) REFERENCES orders (shop_id, id) DEFERRABLE INITIALLY DEFERRED
)
;
CREATE TABLE orders_refunds (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	status VARCHAR(9) NOT NULL, 
	order_id VARCHAR NOT NULL, 
	parts JSON NOT NULL, 
	freight_fen INTEGER NOT NULL, 
	amount_fen INTEGER NOT NULL, 
	provider VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	attempts INTEGER NOT NULL, 
	asked_at BIGINT NOT NULL, 
	done_at BIGINT, 
	why VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (shop_id, id), 
	FOREIGN KEY(shop_id, order_id) REFERENCES orders (shop_id, id) DEFERRABLE INITIALLY DEFERRED
)
;
CREATE TABLE orders_reveals (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	day VARCHAR NOT NULL, 
	n INTEGER NOT NULL, 
	PRIMARY KEY (shop_id, id, day)
)
;
CREATE TABLE orders_tries (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	buyer_id VARCHAR NOT NULL, 
	order_no VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE outbox (
	id VARCHAR NOT NULL, 
	shop_id VARCHAR NOT NULL, 
	channel VARCHAR NOT NULL, 
	address BLOB NOT NULL, 
	text BLOB NOT NULL, 
	at BIGINT NOT NULL, 
	sent BIGINT, 
	attempts INTEGER NOT NULL, 
	PRIMARY KEY (id)
)
;
CREATE TABLE parcels (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	order_id VARCHAR NOT NULL, 
	order_no VARCHAR NOT NULL, 
	buyer_id VARCHAR, 
	waybill VARCHAR NOT NULL, 
	carrier VARCHAR NOT NULL, 
	lines JSON NOT NULL, 
	shipped_at BIGINT NOT NULL, 
	picked_up_at BIGINT, 
	delivered_at BIGINT, 
	last_at BIGINT, 
	last_text VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE parcels_tracks (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	parcel_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	text VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	PRIMARY KEY (shop_id, id), 
	FOREIGN KEY(shop_id, parcel_id) REFERENCES parcels (shop_id, id) DEFERRABLE INITIALLY DEFERRED
)
;
CREATE TABLE products (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	product_no VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	category VARCHAR NOT NULL, 
	images JSON NOT NULL, 
	attributes JSON NOT NULL, 
	price_fen INTEGER NOT NULL, 
	freight_fen INTEGER NOT NULL, 
	promise_hours INTEGER, 
	custom_made BOOLEAN NOT NULL, 
	on_shelf BOOLEAN NOT NULL, 
	created_at BIGINT NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE products_seen (
	shop_id VARCHAR NOT NULL, 
	buyer_id VARCHAR NOT NULL, 
	product_id VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	times INTEGER NOT NULL, 
	PRIMARY KEY (shop_id, buyer_id, product_id)
)
;
CREATE TABLE products_skus (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	product_id VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	spec VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	image VARCHAR NOT NULL, 
	price_fen INTEGER NOT NULL, 
	stock INTEGER NOT NULL, 
	PRIMARY KEY (shop_id, id), 
	FOREIGN KEY(shop_id, product_id) REFERENCES products (shop_id, id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT products_skus_stock CHECK (stock >= 0)
)
;
CREATE TABLE routing_agents (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	status VARCHAR(7) NOT NULL, 
	name VARCHAR NOT NULL, 
	capacity INTEGER NOT NULL, 
	open INTEGER NOT NULL, 
	weight INTEGER NOT NULL, 
	current INTEGER NOT NULL, 
	idle_since BIGINT NOT NULL, 
	since BIGINT NOT NULL, 
	was VARCHAR(7) NOT NULL, 
	connected BOOLEAN NOT NULL, 
	lost_at BIGINT, 
	asked_at BIGINT, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE routing_assignments (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	thing VARCHAR NOT NULL, 
	agent VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	freed_at BIGINT, 
	why JSON NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE routing_intervals (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	agent VARCHAR NOT NULL, 
	status VARCHAR(7) NOT NULL, 
	start BIGINT NOT NULL, 
	"end" BIGINT NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE routing_queue (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	since BIGINT NOT NULL, 
	wished VARCHAR NOT NULL, 
	only VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE routing_seats (
	shop_id VARCHAR NOT NULL, 
	thing VARCHAR NOT NULL, 
	agent VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	assignment VARCHAR NOT NULL, 
	PRIMARY KEY (shop_id, thing)
)
;
CREATE TABLE routing_settings (
	shop_id VARCHAR NOT NULL, 
	online_service BOOLEAN NOT NULL, 
	offline_assignment BOOLEAN NOT NULL, 
	weighted BOOLEAN NOT NULL, 
	last_agent_first BOOLEAN NOT NULL, 
	busy_blocks_all BOOLEAN NOT NULL, 
	capacity_by_owner BOOLEAN NOT NULL, 
	PRIMARY KEY (shop_id)
)
;
CREATE TABLE rules_announcements (
	id VARCHAR NOT NULL, 
	policy VARCHAR NOT NULL, 
	profile VARCHAR NOT NULL, 
	published BIGINT NOT NULL, 
	since BIGINT NOT NULL, 
	title VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	edition VARCHAR NOT NULL, 
	who_name VARCHAR NOT NULL, 
	PRIMARY KEY (id)
)
;
CREATE TABLE search_rows (
	"row" INTEGER NOT NULL, 
	shop_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	thing VARCHAR NOT NULL, 
	PRIMARY KEY ("row"), 
	UNIQUE (shop_id, kind, thing)
)
;
CREATE VIRTUAL TABLE search_words USING fts5(words, tokenize='unicode61')
;
CREATE TABLE service_requests (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	number VARCHAR NOT NULL, 
	order_id VARCHAR NOT NULL, 
	order_no VARCHAR NOT NULL, 
	buyer_id VARCHAR, 
	buyer_name VARCHAR NOT NULL, 
	profile VARCHAR NOT NULL, 
	source VARCHAR(9) NOT NULL, 
	type VARCHAR NOT NULL, 
	level VARCHAR(7) NOT NULL, 
	limit_s INTEGER NOT NULL, 
	demand VARCHAR NOT NULL, 
	files JSON NOT NULL, 
	status VARCHAR(15) NOT NULL, 
	created_at BIGINT NOT NULL, 
	created_by VARCHAR NOT NULL, 
	created_name VARCHAR NOT NULL, 
	complaint_id VARCHAR, 
	cycle INTEGER NOT NULL, 
	cycle_at BIGINT NOT NULL, 
	entered_at BIGINT NOT NULL, 
	closed_at BIGINT, 
	deadline_at BIGINT, 
	due_at BIGINT, 
	last_due_at BIGINT, 
	strict_at BIGINT, 
	shown_at BIGINT, 
	shown_by VARCHAR(6), 
	pace VARCHAR(7) NOT NULL, 
	urge_count INTEGER NOT NULL, 
	urged BOOLEAN NOT NULL, 
	urged_at BIGINT, 
	resolved BOOLEAN, 
	review VARCHAR(11), 
	late BOOLEAN NOT NULL, 
	case_id VARCHAR, 
	survey_due_at BIGINT, 
	survey_sent_at BIGINT, 
	answer VARCHAR(11), 
	said VARCHAR NOT NULL, 
	answered_at BIGINT, 
	reminders JSON NOT NULL, 
	sent_back JSON NOT NULL, 
	passive BOOLEAN NOT NULL, 
	outcome JSON NOT NULL, 
	close_reason VARCHAR(9), 
	first_reply_at BIGINT, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (shop_id, id), 
	FOREIGN KEY(shop_id, order_id) REFERENCES orders (shop_id, id) DEFERRABLE INITIALLY DEFERRED
)
;
CREATE TABLE service_requests_advice (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	request_id VARCHAR NOT NULL, 
	cycle INTEGER NOT NULL, 
	at BIGINT NOT NULL, 
	codes JSON NOT NULL, 
	used VARCHAR NOT NULL, 
	who VARCHAR NOT NULL, 
	PRIMARY KEY (shop_id, id), 
	FOREIGN KEY(shop_id, request_id) REFERENCES service_requests (shop_id, id) DEFERRABLE INITIALLY DEFERRED
)
;
CREATE TABLE service_requests_complaints (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	order_id VARCHAR NOT NULL, 
	order_no VARCHAR NOT NULL, 
	buyer_id VARCHAR NOT NULL, 
	buyer_name VARCHAR NOT NULL, 
	type VARCHAR NOT NULL, 
	said VARCHAR NOT NULL, 
	files JSON NOT NULL, 
	state VARCHAR(7) NOT NULL, 
	at BIGINT NOT NULL, 
	request_id VARCHAR, 
	note VARCHAR NOT NULL, 
	decided_at BIGINT, 
	decided_by VARCHAR NOT NULL, 
	PRIMARY KEY (shop_id, id), 
	FOREIGN KEY(shop_id, order_id) REFERENCES orders (shop_id, id) DEFERRABLE INITIALLY DEFERRED
)
;
CREATE TABLE service_requests_cycles (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	request_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	started_at BIGINT NOT NULL, 
	due_at BIGINT NOT NULL, 
	reply_at BIGINT, 
	handling_s INTEGER, 
	ruled VARCHAR NOT NULL, 
	ruled_at BIGINT, 
	outcome VARCHAR NOT NULL, 
	outcome_at BIGINT, 
	PRIMARY KEY (shop_id, id), 
	FOREIGN KEY(shop_id, request_id) REFERENCES service_requests (shop_id, id) DEFERRABLE INITIALLY DEFERRED
)
;
CREATE TABLE service_requests_outgoing (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	order_id VARCHAR NOT NULL, 
	sends_at BIGINT NOT NULL, 
	asked JSON NOT NULL, 
	"by" VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE service_requests_passive (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	request_id VARCHAR NOT NULL, 
	number VARCHAR NOT NULL, 
	order_no VARCHAR NOT NULL, 
	cycle INTEGER NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	state VARCHAR(9) NOT NULL, 
	at BIGINT NOT NULL, 
	note VARCHAR NOT NULL, 
	decided_at BIGINT, 
	decided_by VARCHAR NOT NULL, 
	PRIMARY KEY (shop_id, id), 
	FOREIGN KEY(shop_id, request_id) REFERENCES service_requests (shop_id, id) DEFERRABLE INITIALLY DEFERRED
)
;
CREATE TABLE service_requests_replies (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	request_id VARCHAR NOT NULL, 
	cycle INTEGER NOT NULL, 
	resolved BOOLEAN NOT NULL, 
	reason VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	files JSON NOT NULL, 
	case_id VARCHAR, 
	agreed BOOLEAN NOT NULL, 
	suggestion VARCHAR NOT NULL, 
	at BIGINT NOT NULL, 
	"by" VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	late BOOLEAN NOT NULL, 
	PRIMARY KEY (shop_id, id), 
	FOREIGN KEY(shop_id, request_id) REFERENCES service_requests (shop_id, id) DEFERRABLE INITIALLY DEFERRED
)
;
CREATE TABLE sessions (
	token_hash VARCHAR NOT NULL, 
	face VARCHAR NOT NULL, 
	shop_id VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	since BIGINT NOT NULL, 
	seen BIGINT NOT NULL, 
	PRIMARY KEY (token_hash)
)
;
CREATE TABLE shop (
	shop_id VARCHAR NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	name VARCHAR NOT NULL, 
	profile VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	opens TIME NOT NULL, 
	closes TIME NOT NULL, 
	opened BIGINT NOT NULL, 
	welcome VARCHAR NOT NULL, 
	offline_reply VARCHAR NOT NULL, 
	card_title VARCHAR NOT NULL, 
	card_line VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (shop_id), 
	UNIQUE (code)
)
;
CREATE TABLE shop_addresses (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	contact VARCHAR NOT NULL, 
	phone VARCHAR NOT NULL, 
	district VARCHAR NOT NULL, 
	detail VARCHAR NOT NULL, 
	is_default BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE TABLE shop_service_rules (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	kind VARCHAR(8) NOT NULL, 
	number INTEGER NOT NULL, 
	text VARCHAR NOT NULL, 
	published BIGINT NOT NULL, 
	since BIGINT NOT NULL, 
	who VARCHAR NOT NULL, 
	PRIMARY KEY (shop_id, id), 
	UNIQUE (shop_id, kind, number)
)
;
CREATE TABLE staff (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	status VARCHAR(10) NOT NULL, 
	name VARCHAR NOT NULL, 
	owner BOOLEAN NOT NULL, 
	im_access BOOLEAN NOT NULL, 
	post_id VARCHAR, 
	phone BLOB, 
	phone_key VARCHAR, 
	secret VARCHAR, 
	joined BIGINT NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (shop_id, id), 
	FOREIGN KEY(shop_id, post_id) REFERENCES staff_posts (shop_id, id) DEFERRABLE INITIALLY DEFERRED
)
;
CREATE TABLE staff_codes (
	id VARCHAR NOT NULL, 
	phone_key VARCHAR NOT NULL, 
	purpose VARCHAR NOT NULL, 
	context VARCHAR NOT NULL, 
	account VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	sent BIGINT NOT NULL, 
	used BIGINT, 
	tries INTEGER NOT NULL, 
	PRIMARY KEY (id)
)
;
CREATE TABLE staff_posts (
	shop_id VARCHAR NOT NULL, 
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	description VARCHAR NOT NULL, 
	grants JSON NOT NULL, 
	version INTEGER NOT NULL, 
	PRIMARY KEY (shop_id, id)
)
;
CREATE INDEX after_sales_applied ON after_sales (shop_id, applied_at, id)
;
CREATE INDEX after_sales_buyer ON after_sales (shop_id, buyer_id, id)
;
CREATE INDEX after_sales_desk ON after_sales (intervention, due_at, id)
;
CREATE INDEX after_sales_done ON after_sales (shop_id, solution, ended_at, id)
;
CREATE UNIQUE INDEX after_sales_guides_of ON after_sales_guides (shop_id, name, edition)
;
CREATE INDEX after_sales_kind ON after_sales (shop_id, kind, due_at, id)
;
CREATE INDEX after_sales_lines_of ON after_sales_lines (shop_id, case_id)
;
CREATE UNIQUE INDEX after_sales_lines_open ON after_sales_lines (shop_id, line_id) WHERE open
;
CREATE UNIQUE INDEX after_sales_number ON after_sales (shop_id, number)
;
CREATE INDEX after_sales_order ON after_sales (shop_id, order_id, id)
;
CREATE INDEX after_sales_order_no ON after_sales (shop_id, order_no, id)
;
CREATE INDEX after_sales_points_brand ON after_sales_points (shop_id, brand, city, id)
;
CREATE INDEX after_sales_refund ON after_sales (shop_id, refund_id)
;
CREATE INDEX after_sales_small ON after_sales (shop_id, small_refund_id)
;
CREATE INDEX after_sales_tab ON after_sales (shop_id, status, due_at, id)
;
CREATE INDEX after_sales_urgent ON after_sales (shop_id, due_at, id)
;
CREATE INDEX after_sales_waybills_number ON after_sales_waybills (shop_id, waybill, case_id)
;
CREATE INDEX appkeys_nonces_at ON appkeys_nonces (at)
;
CREATE INDEX appkeys_shop ON appkeys (shop_id, id)
;
CREATE INDEX audit_at ON audit (shop_id, at, seq)
;
CREATE INDEX audit_thing ON audit (shop_id, thing, seq)
;
CREATE INDEX audit_what ON audit (shop_id, what, seq)
;
CREATE INDEX audit_who ON audit (shop_id, who, seq)
;
CREATE UNIQUE INDEX buyers_external ON buyers (shop_id, external_id)
;
CREATE UNIQUE INDEX buyers_phone ON buyers (shop_id, phone_blind)
;
CREATE INDEX clocks_booked ON clocks (shop_id, ended, id, due, module, state, stake_fen, owner, ended_by) WHERE stake_fen IS NOT NULL AND (state IN ('LATE', 'RUNG') OR state IN ('STOPPED') AND ended > (due - 3600000000))
;
CREATE INDEX clocks_changed ON clocks (shop_id, changed, id)
;
CREATE INDEX clocks_module ON clocks (shop_id, module, due, id, stake_fen, state) WHERE state IN ('RUNNING', 'LATE')
;
CREATE INDEX clocks_owner ON clocks (shop_id, owner, due, id) WHERE state IN ('RUNNING', 'LATE') AND owner != ''
;
CREATE INDEX clocks_thing ON clocks (shop_id, module, thing)
;
CREATE INDEX clocks_wall ON clocks (shop_id, due, id, module, stake_fen, state) WHERE state IN ('RUNNING', 'LATE')
;
CREATE INDEX conversations_closed ON conversations (shop_id, closed_at, id)
;
CREATE INDEX conversations_owner ON conversations (shop_id, owner, closed_at, id)
;
CREATE INDEX conversations_status ON conversations (shop_id, status, id)
;
CREATE INDEX conversations_thread ON conversations (shop_id, thread, id)
;
CREATE INDEX customers_opportunities_buyer ON customers_opportunities (shop_id, buyer_id, id)
;
CREATE INDEX deadlines_checks_opened ON deadlines_checks (shop_id, opens_at, id)
;
CREATE INDEX deadlines_checks_status ON deadlines_checks (shop_id, status, opens_at, id)
;
CREATE INDEX deadlines_closes_day ON deadlines_closes (shop_id, day, id)
;
CREATE INDEX deadlines_closes_who ON deadlines_closes (shop_id, who, id)
;
CREATE INDEX deadlines_marks_of ON deadlines_marks (shop_id, check_id, parcel, id)
;
CREATE INDEX deadlines_marks_parcel ON deadlines_marks (shop_id, parcel, id)
;
CREATE INDEX deadlines_notes_waiting ON deadlines_notes (shop_id, waits, id)
;
CREATE INDEX deadlines_notes_who ON deadlines_notes (shop_id, who, id)
;
CREATE INDEX editions_of ON editions (policy, id)
;
CREATE INDEX evidence_items_order ON evidence_items (shop_id, order_id, id)
;
CREATE INDEX evidence_items_thing ON evidence_items (shop_id, module, thing, id)
;
CREATE INDEX exports_started ON exports (shop_id, list, started_at)
;
CREATE INDEX files_who ON files (shop_id, who, at)
;
CREATE INDEX history_thing ON history (shop_id, module, thing, id)
;
CREATE INDEX later_due ON later (due, seq) WHERE attempts < 8
;
CREATE INDEX later_lane ON later (lane, seq)
;
CREATE INDEX notices_reader ON notices (shop_id, staff_id, id)
;
CREATE INDEX notices_unread ON notices (shop_id, staff_id, read_at)
;
CREATE INDEX orders_any_number ON orders (order_no)
;
CREATE INDEX orders_buyer ON orders (shop_id, buyer_id, placed_at, id)
;
CREATE INDEX orders_due ON orders (shop_id, due_by, id)
;
CREATE INDEX orders_flag ON orders (shop_id, flag, placed_at, id)
;
CREATE INDEX orders_imports_newest ON orders_imports (shop_id, id)
;
CREATE INDEX orders_lines_of ON orders_lines (shop_id, order_id, position)
;
CREATE INDEX orders_lines_product ON orders_lines (shop_id, product_id, order_id)
;
CREATE INDEX orders_lines_product_no ON orders_lines (shop_id, product_no, order_id)
;
CREATE INDEX orders_money_of ON orders_money (shop_id, order_id, id)
;
CREATE UNIQUE INDEX orders_number ON orders (shop_id, order_no)
;
CREATE INDEX orders_placed ON orders (shop_id, placed_at, id)
;
CREATE INDEX orders_refunds_of ON orders_refunds (shop_id, order_id, id)
;
CREATE INDEX orders_tab ON orders (shop_id, tab, placed_at, id)
;
CREATE INDEX orders_tries_guest ON orders_tries (shop_id, buyer_id, at)
;
CREATE INDEX orders_tries_number ON orders_tries (shop_id, order_no, at)
;
CREATE INDEX outbox_waiting ON outbox (sent, id)
;
CREATE INDEX parcels_moving ON parcels (status, shipped_at)
;
CREATE INDEX parcels_order ON parcels (shop_id, order_id, id)
;
CREATE INDEX parcels_status ON parcels (shop_id, status, shipped_at, id)
;
CREATE INDEX parcels_tracks_of ON parcels_tracks (shop_id, parcel_id, at, id)
;
CREATE INDEX parcels_waybill ON parcels (shop_id, waybill)
;
CREATE UNIQUE INDEX products_number ON products (shop_id, product_no)
;
CREATE INDEX products_seen_last ON products_seen (shop_id, buyer_id, at)
;
CREATE INDEX products_shelf ON products (shop_id, on_shelf, id)
;
CREATE INDEX products_skus_of ON products_skus (shop_id, product_id, position)
;
CREATE INDEX routing_agents_status ON routing_agents (shop_id, status)
;
CREATE INDEX routing_assignments_freed ON routing_assignments (shop_id, freed_at)
;
CREATE INDEX routing_assignments_thing ON routing_assignments (shop_id, thing, id)
;
CREATE INDEX routing_intervals_agent ON routing_intervals (shop_id, agent, start)
;
CREATE INDEX routing_queue_order ON routing_queue (shop_id, since, id)
;
CREATE INDEX routing_seats_agent ON routing_seats (shop_id, agent)
;
CREATE INDEX rules_announcements_profile ON rules_announcements (profile, published, id)
;
CREATE INDEX service_requests_advice_at ON service_requests_advice (shop_id, at, used, id)
;
CREATE UNIQUE INDEX service_requests_advice_of ON service_requests_advice (shop_id, request_id, cycle)
;
CREATE INDEX service_requests_any_number ON service_requests (number)
;
CREATE INDEX service_requests_any_order ON service_requests (order_no)
;
CREATE INDEX service_requests_buyer ON service_requests (shop_id, buyer_id, id)
;
CREATE INDEX service_requests_complaints_buyer ON service_requests_complaints (shop_id, buyer_id, id)
;
CREATE INDEX service_requests_complaints_desk ON service_requests_complaints (state, at, id)
;
CREATE INDEX service_requests_complaints_order ON service_requests_complaints (shop_id, order_id, id)
;
CREATE INDEX service_requests_created ON service_requests (shop_id, created_at, id)
;
CREATE INDEX service_requests_cycles_due ON service_requests_cycles (shop_id, due_at, reply_at, id)
;
CREATE INDEX service_requests_cycles_ended ON service_requests_cycles (shop_id, outcome_at, outcome, id)
;
CREATE UNIQUE INDEX service_requests_cycles_of ON service_requests_cycles (shop_id, request_id, number)
;
CREATE INDEX service_requests_cycles_reply ON service_requests_cycles (shop_id, reply_at, handling_s, id)
;
CREATE INDEX service_requests_cycles_ruled ON service_requests_cycles (shop_id, ruled_at, ruled, id)
;
CREATE INDEX service_requests_desk ON service_requests (status, created_at, id)
;
CREATE INDEX service_requests_newest ON service_requests (created_at, id)
;
CREATE UNIQUE INDEX service_requests_number ON service_requests (shop_id, number)
;
CREATE INDEX service_requests_order ON service_requests (shop_id, order_id, id)
;
CREATE INDEX service_requests_order_no ON service_requests (shop_id, order_no, id)
;
CREATE INDEX service_requests_paced ON service_requests (shop_id, pace, created_at, id)
;
CREATE INDEX service_requests_passive_desk ON service_requests_passive (state, at, id)
;
CREATE INDEX service_requests_passive_of ON service_requests_passive (shop_id, request_id, cycle, kind)
;
CREATE INDEX service_requests_queue ON service_requests (status, entered_at, id)
;
CREATE INDEX service_requests_replies_at ON service_requests_replies (shop_id, at, id)
;
CREATE INDEX service_requests_replies_of ON service_requests_replies (shop_id, request_id, id)
;
CREATE INDEX service_requests_reviewed ON service_requests (status, review, entered_at, id)
;
CREATE INDEX service_requests_tab ON service_requests (shop_id, status, created_at, id)
;
CREATE INDEX service_requests_type ON service_requests (shop_id, type, created_at, id)
;
CREATE INDEX service_requests_urgent ON service_requests (shop_id, pace, urged, shown_at, urge_count DESC, created_at, id)
;
CREATE INDEX sessions_subject ON sessions (shop_id, subject)
;
CREATE INDEX shop_addresses_default ON shop_addresses (shop_id, is_default)
;
CREATE INDEX staff_codes_account ON staff_codes (account, sent, phone_key)
;
CREATE INDEX staff_codes_last ON staff_codes (phone_key, purpose, context, sent, id)
;
CREATE INDEX staff_codes_phone ON staff_codes (phone_key, sent)
;
CREATE INDEX staff_list ON staff (shop_id, status, id)
;
CREATE UNIQUE INDEX staff_phone ON staff (phone_key)
;
CREATE INDEX staff_post ON staff (shop_id, post_id)
;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END
;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END
;
CREATE TRIGGER deadlines_closes_no_delete BEFORE DELETE ON deadlines_closes BEGIN SELECT RAISE(ABORT, 'deadlines_closes is append-only'); END
;
CREATE TRIGGER deadlines_closes_no_update BEFORE UPDATE ON deadlines_closes BEGIN SELECT RAISE(ABORT, 'deadlines_closes is append-only'); END
;
CREATE TRIGGER deadlines_marks_no_delete BEFORE DELETE ON deadlines_marks BEGIN SELECT RAISE(ABORT, 'deadlines_marks is append-only'); END
;
CREATE TRIGGER deadlines_marks_no_update BEFORE UPDATE ON deadlines_marks BEGIN SELECT RAISE(ABORT, 'deadlines_marks is append-only'); END
;
CREATE TRIGGER evidence_items_no_delete BEFORE DELETE ON evidence_items BEGIN SELECT RAISE(ABORT, 'evidence_items is append-only'); END
;
CREATE TRIGGER evidence_items_no_update BEFORE UPDATE ON evidence_items BEGIN SELECT RAISE(ABORT, 'evidence_items is append-only'); END
;
CREATE TRIGGER orders_money_no_delete BEFORE DELETE ON orders_money BEGIN SELECT RAISE(ABORT, 'orders_money is append-only'); END
;
CREATE TRIGGER orders_money_no_update BEFORE UPDATE ON orders_money BEGIN SELECT RAISE(ABORT, 'orders_money is append-only'); END
;
